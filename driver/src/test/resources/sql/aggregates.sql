-- Groups and windows.
CREATE TABLE sale (id INTEGER PRIMARY KEY, shop VARCHAR, amount DECIMAL(8, 2), pieces INTEGER,
  weight DOUBLE, sold DATE);
> done

INSERT INTO sale VALUES (1, 'north', 10.50, 3, 1.5, DATE '2024-01-15'), (2, 'north', 20.25, 1,
  2.5, DATE '2024-02-29'), (3, 'south', 5.00, 2147483647, 0.25, DATE '2024-02-01'), (4, 'south',
  NULL, 2147483647, NULL, NULL), (5, NULL, 7.77, 2, 1e0, DATE '2023-12-31');
> 5 rows changed

SELECT COUNT(*), COUNT(amount), SUM(amount), MIN(amount), MAX(amount) FROM sale;
> COUNT(*) | COUNT(AMOUNT) | SUM(AMOUNT) | MIN(AMOUNT) | MAX(AMOUNT)
> 5 | 4 | 43.52 | 5.00 | 20.25

-- SUM has room for what does not fit the type of its argument.
SELECT SUM(pieces) FROM sale;
> SUM(PIECES)
> 4294967300

-- AVG of whole numbers is a DOUBLE, of DECIMAL a DECIMAL with ten digits more.
SELECT AVG(pieces), AVG(weight), AVG(amount) FROM sale WHERE id <> 3 AND id <> 4;
> AVG(PIECES) | AVG(WEIGHT) | AVG(AMOUNT)
> 2.0 | 1.6666666666666667 | 12.840000000000

-- No rows: COUNT is 0, all others are NULL.
SELECT COUNT(*), SUM(pieces), AVG(amount), MAX(sold) FROM sale WHERE shop = 'east';
> COUNT(*) | SUM(PIECES) | AVG(AMOUNT) | MAX(SOLD)
> 0 | null | null | null

SELECT shop, COUNT(*) AS n, SUM(amount) FROM sale GROUP BY shop ORDER BY shop;
> SHOP | N | SUM(AMOUNT)
> null | 1 | 7.77
> north | 2 | 30.75
> south | 2 | 5.00

SELECT shop, SUM(amount) AS total FROM sale GROUP BY shop HAVING SUM(amount) > 6 ORDER BY total
  DESC;
> SHOP | TOTAL
> north | 30.75
> null | 7.77

SELECT EXTRACT(YEAR FROM sold) AS y, COUNT(*) FROM sale GROUP BY y ORDER BY y;
> Y | COUNT(*)
> null | 1
> 2023 | 1
> 2024 | 3

SELECT shop, COUNT(*) FROM sale GROUP BY ROLLUP(shop) ORDER BY 2, 1;
> SHOP | COUNT(*)
> null | 1
> north | 2
> south | 2
> null | 5

SELECT COUNT(DISTINCT shop), COUNT(*) FILTER (WHERE amount > 10) FROM sale;
> COUNT(DISTINCT SHOP) | COUNT(*) FILTER (WHERE AMOUNT > 10)
> 2 | 2

SELECT DISTINCT shop FROM sale ORDER BY shop DESC;
> SHOP
> south
> north
> null

SELECT id, shop, ROW_NUMBER() OVER (PARTITION BY shop ORDER BY id) AS n, SUM(amount) OVER (ORDER
  BY id) AS total FROM sale ORDER BY id;
> ID | SHOP | N | TOTAL
> 1 | north | 1 | 10.50
> 2 | north | 2 | 30.75
> 3 | south | 1 | 35.75
> 4 | south | 2 | 35.75
> 5 | null | 1 | 43.52

SELECT id, RANK() OVER (ORDER BY amount DESC) AS r, LAG(id) OVER (ORDER BY id) AS before FROM sale
  ORDER BY id;
> ID | R | BEFORE
> 1 | 2 | null
> 2 | 1 | 1
> 3 | 4 | 2
> 4 | 5 | 3
> 5 | 3 | 4
