-- 说明：各地有多大比例的任务，责任单位没有列全（等部门）
-- 参数：year = 只看哪一年
-- 图：条形
SELECT n.jurisdiction || coalesce(n.year::VARCHAR, '') AS 通知,
  round(100.0 * count(*) FILTER (WHERE t.open_ended) / count(*), 1) AS 没有列全的百分比,
  count(*) FILTER (WHERE t.open_ended) AS 没有列全, count(*) AS 任务数
FROM tasks t JOIN notices n ON n.notice = t.notice
WHERE getvariable('year') IS NULL OR t.year = getvariable('year')::BIGINT
GROUP BY n.notice, n.jurisdiction, n.year
ORDER BY 没有列全的百分比 DESC, 通知
