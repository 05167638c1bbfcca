-- 说明：同一份通知里别的任务有牵头单位、唯独它没有的任务
-- 参数：year = 只看哪一年
SELECT n.year AS 年份, n.jurisdiction AS 地区, t.task AS 任务编号, t.requirement AS 任务要求, t.assignment AS 责任单位
FROM tasks t JOIN notices n ON n.notice = t.notice
WHERE EXISTS (SELECT 1 FROM parties p WHERE p.notice = t.notice AND p.role = 'lead')
  AND NOT EXISTS (SELECT 1 FROM parties p WHERE p.notice = t.notice AND p.task = t.task AND p.role IN ('lead', 'responsible'))
  AND (getvariable('year') IS NULL OR t.year = getvariable('year')::BIGINT)
ORDER BY 年份, 地区, 任务编号
