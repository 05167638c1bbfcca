-- 说明：各地有多少任务没有写时限，多少只写“持续推进”一类的话
-- 参数：year = 只看哪一年
SELECT n.year AS 年份, n.jurisdiction AS 地区, count(*) AS 任务数,
  count(*) FILTER (WHERE t.due IS NOT NULL) AS 有日期,
  count(*) FILTER (WHERE t.due IS NULL AND t.deadline IS NOT NULL) AS 有时限无日期,
  count(*) FILTER (WHERE t.deadline IS NULL) AS 没有时限
FROM tasks t JOIN notices n ON n.notice = t.notice
WHERE getvariable('year') IS NULL OR t.year = getvariable('year')::BIGINT
GROUP BY n.notice, n.year, n.jurisdiction
ORDER BY 没有时限 DESC, 年份, 地区
