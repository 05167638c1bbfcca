-- 说明：上一年有、下一年没有了的任务
-- 参数：year = 下一年是哪一年
SELECT n.jurisdiction AS 地区, c.old_year AS 上一年, c.year AS 下一年, c.old_requirement AS 任务要求,
  o.assignment AS 原责任单位
FROM changes c
JOIN notices n ON n.notice = c.notice
LEFT JOIN tasks o ON o.notice = c.old_notice AND o.task = c.old_task
WHERE c.kinds = 'dropped' AND (getvariable('year') IS NULL OR c.year = getvariable('year')::BIGINT)
ORDER BY 地区, 上一年, c.old_task
