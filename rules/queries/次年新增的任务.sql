-- 说明：上一年没有、下一年新增的任务
-- 参数：year = 下一年是哪一年
SELECT n.jurisdiction AS 地区, c.old_year AS 上一年, c.year AS 下一年, c.requirement AS 任务要求, t.assignment AS 责任单位
FROM changes c
JOIN notices n ON n.notice = c.notice
LEFT JOIN tasks t ON t.notice = c.notice AND t.task = c.task
WHERE c.kinds = 'added' AND (getvariable('year') IS NULL OR c.year = getvariable('year')::BIGINT)
ORDER BY 地区, 下一年, c.task
