-- 说明：各单位牵头（或唯一负责）多少项任务，涉及多少份通知
-- 参数：year = 只看哪一年
-- 参数：province = 只看哪个省
-- 图：条形
SELECT p.name AS 单位, count(DISTINCT (p.notice, p.task)) AS 牵头任务数, count(DISTINCT p.notice) AS 通知数
FROM parties p
WHERE p.role = 'lead' AND p.kind = 'unit'
  AND (getvariable('year') IS NULL OR p.year = getvariable('year')::BIGINT)
  AND (getvariable('province') IS NULL OR p.province = getvariable('province'))
GROUP BY p.name
ORDER BY 牵头任务数 DESC, 单位
LIMIT 50
