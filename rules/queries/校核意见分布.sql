-- 说明：哪一种校核意见有多少条，涉及多少份通知
-- 参数：year = 只看哪一年
-- 图：条形
SELECT f.code AS 代码, count(*) AS 条数, f.severity AS 程度, count(DISTINCT f.notice) AS 通知数
FROM findings f
WHERE getvariable('year') IS NULL OR f.year = getvariable('year')::BIGINT
GROUP BY f.code, f.severity
ORDER BY 条数 DESC, 代码
