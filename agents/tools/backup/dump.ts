/** A dump of a database, by its first and last bytes. */
export interface Dump {
  readonly tool: string
  /** False where its end is missing: the tool was stopped, or the disk was full. */
  readonly isComplete: boolean
}

// Each ends with a comment that its tool writes last.
const plain: readonly { tool: string; begins: RegExp; ends: RegExp }[] = [
  {
    tool: 'pg_dump',
    begins: /^(--\r?\n)?-- PostgreSQL database (cluster )?dump/,
    ends: /-- PostgreSQL database (cluster )?dump complete/,
  },
  {
    tool: 'mysqldump',
    begins: /^(\/\*M?!\d+[^\n]*\n)?-- (MySQL|MariaDB) dump /,
    ends: /-- Dump completed( on |\s*$)/,
  },
]

const marked: readonly { tool: string; begins: string }[] = [
  { tool: 'pg_dump', begins: 'PGDMP' },
  // A backup of SQL Server is in Microsoft Tape Format; a compressed one has a mark of its own.
  { tool: 'sqlserver', begins: 'TAPE' },
  { tool: 'sqlserver', begins: 'MSSQLBAK' },
]

/** How many bytes of either end are looked at. */
export const dumpEnds = 512

/** What kind of dump a file is; null where it is none, or packed. */
export const dumpOf = (start: string, end: string): Dump | null => {
  const text = plain.find(({ begins }) => begins.test(start))
  if (text) return { tool: text.tool, isComplete: text.ends.test(end) }
  const tool = marked.find(({ begins }) => start.startsWith(begins))?.tool
  return tool ? { tool, isComplete: true } : null
}
