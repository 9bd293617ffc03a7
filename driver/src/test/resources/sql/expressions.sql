CREATE TABLE t (id INT PRIMARY KEY, n INT, d DECIMAL(5, 2), f DOUBLE, s VARCHAR(10), dt DATE, nothing INT);
> done

INSERT INTO t VALUES (1, 7, 1.25, 1.5, 'abc', DATE '2020-02-29', NULL);
> 1 row changed

-- Whole numbers divide to whole numbers; DECIMAL keeps what it needs.
SELECT n / 2, -n / 2, n % 4, MOD(-n, 4), n + d, d * d, f / n FROM t WHERE id = 1;
> N / 2 | - N / 2 | N % 4 | MOD(- N, 4) | N + D | D * D | F / N
> 3 | -3 | 3 | -3 | 8.25 | 1.5625 | 0.21428571428571427

-- NULL makes NULL of nearly everything.
SELECT n + nothing, UPPER(s) || CAST(nothing AS VARCHAR), nothing = nothing, nothing IS NULL FROM t WHERE id = 1;
> N + NOTHING | UPPER(S) || CAST(NOTHING AS VARCHAR) | NOTHING = NOTHING | NOTHING IS NULL
> null | null | null | true

SELECT n > 1 AND nothing = 1, n > 9 AND nothing = 1, n > 1 OR nothing = 1, NOT (nothing = 1) FROM t WHERE id = 1;
> N > 1 AND NOTHING = 1 | N > 9 AND NOTHING = 1 | N > 1 OR NOTHING = 1 | NOT NOTHING = 1
> null | false | true | null

SELECT n IN (1, 7), n IN (1, NULL), n NOT IN (1, NULL), n BETWEEN 7 AND 8, s LIKE 'a_c', s LIKE '%d' FROM t WHERE id = 1;
> N IN (1, 7) | N IN (1, NULL) | N NOT IN (1, NULL) | N BETWEEN ASYMMETRIC 7 AND 8 | S LIKE 'a_c' | S LIKE '%d'
> true | null | null | true | true | false

SELECT nothing IS DISTINCT FROM NULL, n IS NOT DISTINCT FROM 7, (nothing = 1) IS UNKNOWN, (n = 7) IS TRUE FROM t WHERE id = 1;
> NOTHING IS DISTINCT FROM NULL | N IS NOT DISTINCT FROM 7 | NOTHING = 1 IS UNKNOWN | N = 7 IS TRUE
> false | true | true | true

SELECT UPPER(s), SUBSTRING(s FROM 2 FOR 1), CHAR_LENGTH(s), POSITION('c' IN s), REPLACE(s, 'b', ''), TRIM(' x '), CONCAT(s, 'd') FROM t WHERE id = 1;
> UPPER(S) | SUBSTRING(S, 2, 1) | CHAR_LENGTH(S) | POSITION('c' IN S) | REPLACE(S, 'b', '') | TRIM(BOTH ' ' FROM ' x ') | CONCAT(S, 'd')
> ABC | b | 3 | 3 | ac | x | abcd

SELECT ABS(-n), FLOOR(f), CEIL(d), ROUND(d, 1), FLOOR(-1.5) FROM t WHERE id = 1;
> ABS(- N) | FLOOR(F) | CEIL(D) | ROUND(D, 1) | FLOOR(-1.5)
> 7 | 1.0 | 2 | 1.30 | -2

SELECT CASE WHEN n > 5 THEN 'big' ELSE 'small' END, CASE n WHEN 1 THEN 1 ELSE 2.5 END, COALESCE(nothing, n), NULLIF(n, 7) FROM t WHERE id = 1;
> CASE WHEN N > 5 THEN 'big' ELSE 'small' END | CASE WHEN N = 1 THEN 1 ELSE 2.5 END | COALESCE(NOTHING, N) | NULLIF(N, 7)
> big | 2.5 | 7 | null

SELECT CAST(1.5 AS INT), CAST('12' AS DECIMAL(5, 1)), CAST(s AS VARCHAR(2)), CAST(dt AS TIMESTAMP), CAST(n AS VARCHAR) FROM t WHERE id = 1;
> CAST(1.5 AS INTEGER) | CAST('12' AS DECIMAL(5, 1)) | CAST(S AS VARCHAR(2)) | CAST(DT AS TIMESTAMP) | CAST(N AS VARCHAR)
> 2 | 12.0 | ab | 2020-02-29T00:00 | 7

-- Nothing wraps around in silence.
SELECT n + 2147483647 FROM t WHERE id = 1;
> error 22003 NUMERIC_OUT_OF_RANGE: value 2147483654 is out of range for INTEGER

SELECT n / 0 FROM t WHERE id = 1;
> error 22012 DIVISION_BY_ZERO: division by zero; guard the divisor, for example with NULLIF(divisor, 0)

SELECT f / 0 FROM t WHERE id = 1;
> error 22012 DIVISION_BY_ZERO: division by zero; guard the divisor, for example with NULLIF(divisor, 0)

SELECT CAST(s AS INT) FROM t WHERE id = 1;
> error 22018 INVALID_CONVERSION: value 'abc' cannot be converted to INTEGER

SELECT CAST(s AS DATE) FROM t WHERE id = 1;
> error 22007 INVALID_DATETIME: value 'abc' is no valid DATE; write it as YYYY-MM-DD

SELECT dt = '2020-02-30' FROM t WHERE id = 1;
> error 22007 INVALID_DATETIME: value '2020-02-30' is no valid DATE; write it as YYYY-MM-DD
