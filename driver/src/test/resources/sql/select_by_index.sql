-- Queries by an index: EXPLAIN names it.
CREATE TABLE track (id INT PRIMARY KEY, artist VARCHAR, year INT, title VARCHAR, isrc CHAR(4));
> done

INSERT INTO track VALUES (1, 'Ella', 1956, 'a', 'X001'), (2, 'Nina', 1965, 'b', 'X002'), (3, 'Ella', 1960, 'c', 'X003'),
(4, NULL, 1960, 'd', NULL), (5, 'Nina', NULL, 'e', 'X005'), (6, 'Miles', 1959, 'f', NULL);
> 6 rows changed

CREATE INDEX track_artist ON track (artist, year);
> done

CREATE UNIQUE INDEX track_isrc ON track (isrc);
> done

SELECT title FROM track WHERE artist = 'Ella' ORDER BY year;
> TITLE
> a
> c

EXPLAIN PLAN FOR SELECT title FROM track WHERE artist = 'Ella' ORDER BY year;
> PLAN
> path: query
> EnumerableCalc(expr#0..2=[{inputs}], expr#3=[_UTF-8'Ella':VARCHAR(16777216) CHARACTER SET "UTF-8"], expr#4=[=($t0, $t3)], TITLE=[$t2], $condition=[$t4])
>   ShardScan(table=[PUBLIC.TRACK], columns=[[ARTIST, YEAR, TITLE]], index=[TRACK_ARTIST], key=[ARTIST = _UTF-8'Ella':VARCHAR(16777216) CHARACTER SET "UTF-8"])

SELECT title FROM track WHERE artist = 'Nina' AND year > 1900;
> TITLE
> b

EXPLAIN PLAN FOR SELECT title FROM track WHERE artist = 'Nina' AND year > 1900;
> PLAN
> path: query
> EnumerableCalc(expr#0..2=[{inputs}], expr#3=[_UTF-8'Nina':VARCHAR(16777216) CHARACTER SET "UTF-8"], expr#4=[=($t0, $t3)], expr#5=[1900], expr#6=[>($t1, $t5)], expr#7=[AND($t4, $t6)], TITLE=[$t2], $condition=[$t7])
>   ShardScan(table=[PUBLIC.TRACK], columns=[[ARTIST, YEAR, TITLE]], index=[TRACK_ARTIST], key=[ARTIST = _UTF-8'Nina':VARCHAR(16777216) CHARACTER SET "UTF-8" AND YEAR >= 1900])

SELECT title FROM track WHERE artist IN ('Nina', 'Miles', 'Nobody', 'Nina') ORDER BY title;
> TITLE
> b
> e
> f

EXPLAIN PLAN FOR SELECT title FROM track WHERE artist IN ('Nina', 'Miles', 'Nobody', 'Nina') ORDER BY title;
> PLAN
> path: query
> EnumerableSort(sort0=[$0], dir0=[ASC-nulls-first])
>   EnumerableCalc(expr#0..1=[{inputs}], expr#2=[Sarg[_UTF-8'Miles':VARCHAR(16777216) CHARACTER SET "UTF-8", _UTF-8'Nina':VARCHAR(16777216) CHARACTER SET "UTF-8", _UTF-8'Nobody':VARCHAR(16777216) CHARACTER SET "UTF-8"]:VARCHAR(16777216) CHARACTER SET "UTF-8"], expr#3=[SEARCH($t0, $t2)], TITLE=[$t1], $condition=[$t3])
>     ShardScan(table=[PUBLIC.TRACK], columns=[[ARTIST, TITLE]], index=[TRACK_ARTIST], key=[ARTIST IN (_UTF-8'Miles':VARCHAR(16777216) CHARACTER SET "UTF-8", _UTF-8'Nina':VARCHAR(16777216) CHARACTER SET "UTF-8", _UTF-8'Nobody':VARCHAR(16777216) CHARACTER SET "UTF-8")])

SELECT title FROM track WHERE artist < 'N' ORDER BY id;
> TITLE
> a
> c
> f

EXPLAIN PLAN FOR SELECT id, title FROM track WHERE artist < 'N';
> PLAN
> path: query
> EnumerableCalc(expr#0..2=[{inputs}], expr#3=[_UTF-8'N':VARCHAR(16777216) CHARACTER SET "UTF-8"], expr#4=[<($t1, $t3)], ID=[$t0], TITLE=[$t2], $condition=[$t4])
>   ShardScan(table=[PUBLIC.TRACK], columns=[[ID, ARTIST, TITLE]], index=[TRACK_ARTIST], key=[ARTIST <= _UTF-8'N':VARCHAR(16777216) CHARACTER SET "UTF-8"])

SELECT id, artist, year FROM track ORDER BY artist, year, id;
> ID | ARTIST | YEAR
> 4 | null | 1960
> 1 | Ella | 1956
> 3 | Ella | 1960
> 6 | Miles | 1959
> 5 | Nina | null
> 2 | Nina | 1965

EXPLAIN PLAN FOR SELECT id, artist, year FROM track ORDER BY artist, year, id;
> PLAN
> path: query
> EnumerableSort(sort0=[$1], sort1=[$2], sort2=[$0], dir0=[ASC-nulls-first], dir1=[ASC-nulls-first], dir2=[ASC-nulls-first])
>   ShardScan(table=[PUBLIC.TRACK], columns=[[ID, ARTIST, YEAR]])

SELECT id, artist, year FROM track ORDER BY artist DESC, year DESC;
> ID | ARTIST | YEAR
> 2 | Nina | 1965
> 5 | Nina | null
> 6 | Miles | 1959
> 3 | Ella | 1960
> 1 | Ella | 1956
> 4 | null | 1960

SELECT title FROM track WHERE artist IS NULL;
> TITLE
> d

SELECT COUNT(*) FROM track WHERE isrc = 'X003';
> COUNT(*)
> 1

EXPLAIN PLAN FOR SELECT COUNT(*) FROM track WHERE isrc = 'X003';
> PLAN
> path: query
> EnumerableAggregate(group=[{}], EXPR$0=[COUNT()])
>   EnumerableCalc(expr#0=[{inputs}], expr#1=[_UTF-8'X003'], expr#2=[=($t0, $t1)], ISRC=[$t0], $condition=[$t2])
>     ShardScan(table=[PUBLIC.TRACK], columns=[[ISRC]], index=[TRACK_ISRC], key=[ISRC = _UTF-8'X003'])

SELECT a.title, b.title FROM track a JOIN track b ON a.artist = b.artist AND a.id < b.id WHERE a.isrc = 'X001';
> TITLE | TITLE
> a | c

EXPLAIN PLAN FOR UPDATE track SET title = title || '!' WHERE artist = 'Nina' AND title > 'a';
> PLAN
> path: query
> writes: TRACK
> EnumerableCalc(expr#0..2=[{inputs}], expr#3=[_UTF-8'!'], expr#4=[||($t2, $t3)], expr#5=[_UTF-8'Nina':VARCHAR(16777216) CHARACTER SET "UTF-8"], expr#6=[=($t1, $t5)], expr#7=[_UTF-8'a':VARCHAR(16777216) CHARACTER SET "UTF-8"], expr#8=[>($t2, $t7)], expr#9=[AND($t6, $t8)], ID=[$t0], EXPR$1=[$t4], $condition=[$t9])
>   ShardScan(table=[PUBLIC.TRACK], columns=[[ID, ARTIST, TITLE]], index=[TRACK_ARTIST], key=[ARTIST = _UTF-8'Nina':VARCHAR(16777216) CHARACTER SET "UTF-8"])

UPDATE track SET title = title || '!' WHERE artist = 'Nina' AND title > 'a';
> 2 rows changed

DELETE FROM track WHERE isrc = 'X001';
> 1 row changed

UPDATE track SET artist = 'Ella' WHERE artist = 'Nina' AND year IS NULL;
> 1 row changed

SELECT id, artist, title FROM track WHERE artist = 'Ella' ORDER BY id;
> ID | ARTIST | TITLE
> 3 | Ella | c
> 5 | Ella | e!

CALL CHECK();
> SHARD | OBJECT | TABLE_NAME | ROW_KEY | PROBLEM
> (no rows)

-- Rows of a range come in the order of the index: no sort.
EXPLAIN PLAN FOR SELECT artist, year FROM track WHERE artist > 'A' ORDER BY artist, year;
> PLAN
> path: query
> EnumerableCalc(expr#0..1=[{inputs}], expr#2=[_UTF-8'A':VARCHAR(16777216) CHARACTER SET "UTF-8"], expr#3=[>($t0, $t2)], proj#0..1=[{exprs}], $condition=[$t3])
>   ShardScan(table=[PUBLIC.TRACK], columns=[[ARTIST, YEAR]], index=[TRACK_ARTIST], key=[ARTIST >= _UTF-8'A':VARCHAR(16777216) CHARACTER SET "UTF-8"])

SELECT artist, year FROM track WHERE artist > 'A' ORDER BY artist, year LIMIT 2;
> ARTIST | YEAR
> Ella | null
> Ella | 1960
