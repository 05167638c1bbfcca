-- 说明：同一机构在不同年份的不同名称（按机构标识认定为同一个）
SELECT unit AS 单位标识, string_agg(name || '（' || years || '）', '、' ORDER BY first_year) AS 历年名称
FROM (
  SELECT unit, name, min(year) AS first_year,
    CASE WHEN min(year) = max(year) THEN min(year)::VARCHAR ELSE min(year) || '—' || max(year) END AS years
  FROM units WHERE unit IS NOT NULL GROUP BY unit, name
)
GROUP BY unit
HAVING count(*) > 1
ORDER BY 单位标识
