/** Parses CREATE [UNIQUE] INDEX [IF NOT EXISTS] i ON t (column [ASC | DESC], ...). */
SqlCreate SqlCreateIndex(Span s, boolean replace) :
{
    boolean unique = false;
    final boolean ifNotExists;
    final SqlIdentifier name;
    final SqlIdentifier table;
    final List<SqlNode> columns = new ArrayList<SqlNode>();
}
{
    [ <UNIQUE> { unique = true; } ]
    <INDEX> { RefuseReplace(replace, s, "INDEX"); }
    ifNotExists = IfNotExists()
    name = CompoundIdentifier()
    <ON> table = CompoundIdentifier()
    <LPAREN> IndexColumn(columns) ( <COMMA> IndexColumn(columns) )* <RPAREN>
    {
        return new SqlCreateIndex(s.end(this), ifNotExists, unique, name, table,
            new SqlNodeList(columns, s.pos()));
    }
}

/** Entries are stored ascending and walked both ways, so the direction says nothing. */
void IndexColumn(List<SqlNode> columns) :
{
    final SqlIdentifier column;
}
{
    column = SimpleIdentifier() { columns.add(column); }
    [ <ASC> | <DESC> ]
}

/** Parses DROP INDEX [IF EXISTS] i. */
SqlDrop SqlDropIndex(Span s, boolean replace) :
{
    final boolean ifExists;
    final SqlIdentifier name;
}
{
    <INDEX> ifExists = IfExists() name = CompoundIdentifier()
    {
        return new SqlDropIndex(s.end(this), ifExists, name);
    }
}
