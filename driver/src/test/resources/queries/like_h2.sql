-- one statement a line; each gives the same rows here and in H2, in the same order if it has ORDER BY
-- scans and expressions
SELECT * FROM city
SELECT * FROM event
SELECT * FROM public.country
SELECT id, name FROM city WHERE population > 1500000
SELECT name FROM city WHERE country = 'DE' AND area < 500.0
SELECT name || ', ' || country FROM city WHERE country IS NOT NULL
SELECT id + 1, population / 1000, id - 2 * 3, -id, MOD(id, 3), ABS(id) FROM city
SELECT 7 / 2, -7 / 2, MOD(-7, 2)
SELECT area * 2, area + population, area - 0.005 FROM city
SELECT rating * 2, rating / 4, FLOOR(rating), CEILING(rating), ROUND(rating), SQRT(ABS(rating)) FROM city
SELECT 1.5 + 2.25, 1.5 * 2.25, CAST(2 AS DECIMAL(5, 2)) - 0.01
-- conditions and NULL
SELECT id FROM city WHERE population IS NULL
SELECT id FROM city WHERE NOT (population > 1000000)
SELECT id FROM city WHERE capital
SELECT id FROM city WHERE capital IS NOT TRUE
SELECT id FROM city WHERE country IN ('DE', 'JP') OR country IS NULL
SELECT id FROM city WHERE country NOT IN ('DE', 'JP')
SELECT id FROM city WHERE id BETWEEN 3 AND 6
SELECT id FROM city WHERE id NOT BETWEEN 3 AND 6 AND name <> 'Ys'
SELECT id FROM city WHERE id >= 3 AND id < 6
SELECT id FROM city WHERE 3 < id
SELECT id FROM city WHERE id IN (1, 3, 5, 7, 9, 11)
SELECT id FROM city WHERE id = 4 AND name = 'Paris'
SELECT id FROM city WHERE id = 4 AND id = 5
SELECT id FROM city WHERE id > 2.5 AND id < 99999999999
SELECT id FROM city WHERE population = NULL
SELECT id, population IS NULL, COALESCE(population, -1), NULLIF(country, 'DE') FROM city
SELECT id FROM city WHERE country IS DISTINCT FROM 'DE'
SELECT seq FROM event WHERE city_id = 1
SELECT seq FROM event WHERE city_id = 1 AND seq >= 2
SELECT seq FROM event WHERE city_id = 1 AND seq = 2
SELECT city_id FROM event WHERE city_id < 3 AND seq = 1
SELECT code FROM country WHERE code >= 'FR' AND code < 'RU'
SELECT name FROM country WHERE code = 'JP'
SELECT name FROM country WHERE name > 'Q'
-- CASE, CAST, LIKE and functions of strings
SELECT id, CASE WHEN population > 3000000 THEN 'huge' WHEN population > 1000000 THEN 'big' ELSE 'small' END FROM city
SELECT id, CASE country WHEN 'DE' THEN 1 WHEN 'FR' THEN 2 END FROM city
SELECT CAST(id AS VARCHAR), CAST(population AS DECIMAL(20, 2)), CAST(area AS INTEGER), CAST('12' AS INTEGER) + 1 FROM city
SELECT CAST(rating AS INTEGER), CAST(id AS DOUBLE PRECISION), CAST(name AS VARCHAR(3)) FROM city
SELECT id FROM city WHERE name LIKE '%n'
SELECT id FROM city WHERE name LIKE '_a%'
SELECT id FROM city WHERE name NOT LIKE '%r%'
SELECT '50%' LIKE '50!%' ESCAPE '!', 'x' LIKE 'X'
SELECT UPPER(name), LOWER(name), CHAR_LENGTH(name), SUBSTRING(name FROM 2 FOR 3), POSITION('n' IN name) FROM city
SELECT TRIM('  x '), TRIM(LEADING '0' FROM '007'), REPLACE('banana', 'an', 'o'), LEFT('abcdef', 2), RIGHT('abcdef', 2)
SELECT LENGTH(name), CONCAT(name, '/', country), LPAD('7', 3, '0'), RPAD('7', 3, '0'), REPEAT('ab', 3), NVL(country, '--') FROM city
SELECT GREATEST(1, 5, 3), LEAST(4, 2, 8)
-- sorting and limits
SELECT id, population FROM city ORDER BY population
SELECT id, population FROM city ORDER BY population DESC
SELECT id, population FROM city ORDER BY population NULLS LAST, id
SELECT id, rating FROM city ORDER BY rating DESC, id DESC
SELECT name FROM city ORDER BY country, name DESC
SELECT name AS n FROM city ORDER BY n
SELECT name, id FROM city ORDER BY 2 DESC
SELECT name FROM city ORDER BY id
SELECT name FROM city ORDER BY id LIMIT 3
SELECT name FROM city ORDER BY id LIMIT 3 OFFSET 2
SELECT name FROM city ORDER BY name OFFSET 4 ROWS FETCH NEXT 2 ROWS ONLY
SELECT name FROM city ORDER BY id DESC FETCH FIRST 1 ROW ONLY
SELECT name FROM city ORDER BY id LIMIT 0
SELECT name FROM city ORDER BY id OFFSET 100
SELECT name FROM city ORDER BY CHAR_LENGTH(name), name
SELECT city_id, seq FROM event ORDER BY city_id, seq
SELECT city_id, seq FROM event ORDER BY seq, city_id
SELECT city_id, seq FROM event ORDER BY city_id DESC, seq
-- aggregates
SELECT COUNT(*), COUNT(population), SUM(population), MIN(population), MAX(population) FROM city
SELECT SUM(area), MIN(area), MAX(name), MIN(founded) FROM city
SELECT AVG(id), AVG(rating), AVG(area) FROM city WHERE id IN (1, 2, 3, 9)
SELECT COUNT(*), SUM(id), AVG(id), MAX(name) FROM city WHERE id > 1000
SELECT country, COUNT(*) FROM city GROUP BY country
SELECT country, COUNT(*) AS n, SUM(population) FROM city GROUP BY country ORDER BY n DESC, country
SELECT country, AVG(rating) FROM city GROUP BY country HAVING COUNT(*) > 1
SELECT country FROM city GROUP BY country HAVING MAX(population) > 2000000 ORDER BY country
SELECT COUNT(DISTINCT country), COUNT(DISTINCT rating) FROM city
SELECT DISTINCT country FROM city
SELECT DISTINCT country FROM city ORDER BY country DESC
SELECT capital, COUNT(DISTINCT country), SUM(id) FROM city GROUP BY capital
SELECT SUM(CASE WHEN capital THEN 1 ELSE 0 END), COUNT(*) FILTER (WHERE capital) FROM city
SELECT EXTRACT(YEAR FROM founded) AS y, COUNT(*) FROM city GROUP BY EXTRACT(YEAR FROM founded)
SELECT CHAR_LENGTH(name) AS l, COUNT(*) FROM city GROUP BY l
SELECT 1 FROM city GROUP BY country
SELECT VAR_POP(id), STDDEV_POP(id) FROM city WHERE id IN (2, 4, 6)
SELECT country, capital, COUNT(*) FROM city GROUP BY country, capital
SELECT SUM(level), SUM(seq), AVG(weight) FROM event
SELECT EVERY(capital), SOME(capital) FROM city WHERE capital IS NOT NULL
-- joins
SELECT c.name, k.name FROM city c JOIN country k ON c.country = k.code
SELECT c.name, k.name FROM city c LEFT JOIN country k ON c.country = k.code
SELECT c.name, k.name FROM city c RIGHT JOIN country k ON c.country = k.code
SELECT c.name, k.name FROM city c, country k WHERE c.country = k.code AND k.continent = 'Europe'
SELECT COUNT(*) FROM city CROSS JOIN country
SELECT a.name, b.name FROM city a JOIN city b ON a.country = b.country AND a.id < b.id
SELECT a.id, b.id FROM city a JOIN city b ON a.population > b.population * 5
SELECT k.name, COUNT(c.id) FROM country k LEFT JOIN city c ON c.country = k.code GROUP BY k.name
SELECT c.name, e.seq FROM city c JOIN event e ON e.city_id = c.id WHERE c.id = 1
SELECT c.name, e.seq, k.continent FROM city c JOIN event e ON e.city_id = c.id JOIN country k ON k.code = c.country ORDER BY e.happened
SELECT c.name, e.seq FROM city c LEFT JOIN event e ON e.city_id = c.id AND e.seq > 1
SELECT a.id FROM city a JOIN city b USING (id) JOIN city c USING (id) JOIN city d USING (id) JOIN city e USING (id) JOIN city f USING (id) WHERE a.country = 'DE'
-- sub-queries
SELECT name FROM city WHERE population = (SELECT MAX(population) FROM city)
SELECT name FROM city WHERE country IN (SELECT code FROM country WHERE continent = 'Asia')
SELECT name FROM city WHERE country NOT IN (SELECT code FROM country WHERE continent = 'Asia')
SELECT name FROM country k WHERE EXISTS (SELECT 1 FROM city c WHERE c.country = k.code AND c.capital)
SELECT name FROM country k WHERE NOT EXISTS (SELECT * FROM city c WHERE c.country = k.code)
SELECT name, (SELECT COUNT(*) FROM event e WHERE e.city_id = c.id) FROM city c
SELECT name FROM city c WHERE population > (SELECT AVG(population) FROM city d WHERE d.country = c.country)
SELECT name, (SELECT k.name FROM country k WHERE k.code = c.country) FROM city c
SELECT x.country, x.n FROM (SELECT country, COUNT(*) AS n FROM city GROUP BY country) x WHERE x.n > 1
SELECT name FROM city WHERE population > ALL (SELECT population FROM city WHERE country = 'DE')
SELECT name FROM city WHERE population < ANY (SELECT population FROM city WHERE country = 'FR')
WITH big AS (SELECT * FROM city WHERE population > 2000000) SELECT name FROM big WHERE capital
WITH a AS (SELECT id FROM city), b AS (SELECT id + 1 AS id FROM a) SELECT a.id FROM a JOIN b ON a.id = b.id
SELECT (SELECT 1), (SELECT name FROM city WHERE id = 99)
SELECT * FROM (SELECT name FROM city ORDER BY population DESC NULLS LAST LIMIT 2) x ORDER BY name
-- set operations and VALUES
SELECT country FROM city UNION SELECT code FROM country
SELECT country FROM city UNION ALL SELECT code FROM country
SELECT code FROM country EXCEPT SELECT country FROM city
SELECT country FROM city INTERSECT SELECT code FROM country
SELECT id FROM city WHERE id < 3 UNION ALL SELECT seq FROM event ORDER BY 1
SELECT 'a' UNION ALL SELECT 'bcd' UNION ALL SELECT ''
VALUES (1, 'a'), (2, 'bcd'), (3, NULL)
SELECT * FROM (VALUES (1, 'x'), (2, 'yy')) AS t (a, b) WHERE a > 1
SELECT NULL, 1, 'x', TRUE, 1.50, 2e0, DATE '2020-02-29', TIME '10:11:12', TIMESTAMP '2020-02-29 10:11:12.345', X'0A0B'
-- windows
SELECT id, ROW_NUMBER() OVER (ORDER BY population DESC NULLS LAST, id) FROM city
SELECT id, RANK() OVER (PARTITION BY country ORDER BY rating), DENSE_RANK() OVER (ORDER BY rating) FROM city
SELECT id, SUM(population) OVER (PARTITION BY country), COUNT(*) OVER () FROM city
SELECT id, SUM(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM city
SELECT id, LAG(name) OVER (ORDER BY id), LEAD(id, 2) OVER (ORDER BY id), FIRST_VALUE(name) OVER (ORDER BY id) FROM city
SELECT * FROM (SELECT country, name, ROW_NUMBER() OVER (PARTITION BY country ORDER BY population DESC) AS r FROM city) x WHERE r = 1
-- dates and times
SELECT EXTRACT(YEAR FROM happened), EXTRACT(MONTH FROM happened), EXTRACT(DAY FROM happened), EXTRACT(HOUR FROM happened), EXTRACT(MINUTE FROM happened) FROM event
SELECT city_id FROM event WHERE happened > TIMESTAMP '2020-06-01 00:00:00'
SELECT id FROM city WHERE founded < DATE '1200-01-01' ORDER BY founded
SELECT happened + INTERVAL '1' DAY, happened - INTERVAL '2' HOUR, clock FROM event
SELECT founded + INTERVAL '1' MONTH FROM city WHERE id = 3
SELECT CAST(happened AS DATE), CAST(founded AS TIMESTAMP) FROM event JOIN city ON id = city_id
SELECT CAST('2020-02-29' AS DATE), CAST('10:11:12' AS TIME), CAST('2020-02-29 01:02:03' AS TIMESTAMP)
SELECT MIN(happened), MAX(moment), MAX(clock) FROM event
SELECT YEAR(happened), MONTH(happened), DAYOFMONTH(happened), QUARTER(happened), HOUR(happened) FROM event
SELECT city_id, seq FROM event WHERE clock >= TIME '12:00:00'
SELECT happened, moment FROM event ORDER BY moment
-- binary strings and UUIDs
SELECT payload FROM event ORDER BY payload
SELECT seq FROM event WHERE payload = X'00FF'
SELECT tag FROM event WHERE city_id = 1
SELECT COUNT(DISTINCT tag) FROM event
SELECT seq FROM event WHERE tag = CAST('70000000-0000-0000-0000-000000000002' AS UUID)
SELECT tag FROM event ORDER BY tag
SELECT seq, tag FROM event WHERE city_id = 1 ORDER BY tag DESC LIMIT 2
SELECT x.seq FROM (SELECT seq, tag FROM event ORDER BY tag LIMIT 3) x ORDER BY 1
SELECT seq, RANK() OVER (ORDER BY tag) FROM event
SELECT seq FROM event WHERE tag > CAST('60000000-0000-0000-0000-000000000000' AS UUID)
-- columns with the same name
SELECT c.name, k.name FROM city c JOIN country k ON c.country = k.code ORDER BY c.id
SELECT a.*, b.* FROM country a JOIN country b ON a.code = b.code ORDER BY a.name
SELECT id, id, id FROM city ORDER BY name
