-- 说明：每份通知有多少要点、任务、责任单位，多少条错误和警告
-- 参数：year = 只看哪一年
SELECT n.year AS 年份, n.jurisdiction AS 地区, n.title AS 标题,
  (SELECT count(*) FROM points x WHERE x.notice = n.notice) AS 要点数,
  (SELECT count(*) FROM tasks x WHERE x.notice = n.notice) AS 任务数,
  (SELECT count(*) FROM units x WHERE x.notice = n.notice) AS 单位数,
  (SELECT count(*) FROM findings x WHERE x.notice = n.notice AND x.severity = 'error') AS 错误,
  (SELECT count(*) FROM findings x WHERE x.notice = n.notice AND x.severity = 'warning') AS 警告
FROM notices n
WHERE getvariable('year') IS NULL OR n.year = getvariable('year')::BIGINT
ORDER BY 年份, 地区, 标题
