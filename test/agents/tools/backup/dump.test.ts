import { describe, expect, it } from 'vitest'
import { dumpOf } from '#agents/tools/backup/dump.js'

describe('a dump of a database', () => {
  it.each([
    [
      '--\n-- PostgreSQL database dump\n--',
      '--\n-- PostgreSQL database dump complete\n--\n',
      'pg_dump',
      true,
    ],
    [
      '--\n-- PostgreSQL database cluster dump\n--',
      '-- PostgreSQL database cluster dump complete\n',
      'pg_dump',
      true,
    ],
    ['-- PostgreSQL database dump', 'INSERT INTO a VALUES (1', 'pg_dump', false],
    ['PGDMP\x01\x0e', '\x00', 'pg_dump', true],
    ['-- MySQL dump 10.13  Distrib 8.0.36', '-- Dump completed on 2026-11-21 23:00:01\n', 'mysqldump', true],
    [
      '/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump 10.19',
      '-- Dump completed\n',
      'mysqldump',
      true,
    ],
    ['-- MariaDB dump 10.19', 'UNLOCK TABLES;\n', 'mysqldump', false],
    ['TAPE\x00\x00\x03', '', 'sqlserver', true],
  ])('%# begins %j', (start, end, tool, isComplete) => {
    expect(dumpOf(start, end)).toEqual({ tool, isComplete })
  })

  it('is nothing that is packed or of another kind', () => {
    expect(dumpOf('\x1f\x8b\x08', '')).toBeNull()
    expect(dumpOf('-- a script', '-- Dump completed')).toBeNull()
  })
})
