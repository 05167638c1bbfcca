-- 说明：上级通知的每项任务，本年各下级通知里有没有相近的（按字面粗比；逐项细比请用 yaodian coverage）
-- 参数：year = 只看哪一年
-- 参数：superior = 上级是哪里，如 临沂市
-- 参数：alike = 多像才算对应，0 到 1（默认 0.8）
WITH above AS (
  SELECT u.notice, u.year, u.place, t.task, t.requirement
  FROM notices u JOIN tasks t ON t.notice = u.notice
  WHERE getvariable('superior') IS NULL OR u.place = getvariable('superior')
),
below AS (
  SELECT a.notice AS upper_notice, a.task AS upper_task, n.notice, n.jurisdiction,
    max(jaccard(a.requirement, t.requirement)) AS alike
  FROM above a
  JOIN notices n ON n.year = a.year AND n.notice <> a.notice AND n.place <> a.place AND contains(n.jurisdiction, a.place)
  JOIN tasks t ON t.notice = n.notice
  GROUP BY ALL
)
SELECT a.year AS 年份, a.place AS 上级, a.task AS 任务编号, a.requirement AS 上级任务, b.jurisdiction AS 没有对应的地区,
  round(b.alike, 2) AS 最相近
FROM above a JOIN below b ON b.upper_notice = a.notice AND b.upper_task = a.task
WHERE b.alike < coalesce(getvariable('alike')::DOUBLE, 0.8)
  AND (getvariable('year') IS NULL OR a.year = getvariable('year')::BIGINT)
ORDER BY 年份, 上级, 任务编号, 没有对应的地区
