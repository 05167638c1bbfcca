-- 说明：每个月有多少项任务到期
-- 参数：year = 只看哪一年的通知
-- 图：柱形
SELECT strftime(d.due, '%Y-%m') AS 月份, count(DISTINCT (d.notice, d.task)) AS 到期任务数,
  count(DISTINCT d.notice) AS 通知数
FROM deadlines d
WHERE d.due IS NOT NULL AND (getvariable('year') IS NULL OR d.year = getvariable('year')::BIGINT)
GROUP BY 月份
ORDER BY 月份
