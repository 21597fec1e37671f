import type { z } from 'zod'
import type Storage from '#contract/facts/storage.js'

export type State = z.infer<typeof Storage.schema>['state']

/** A column of sizes: in what a number of it counts, or the column that says so; texts name their unit. */
interface Size {
  readonly column: number
  readonly unit?: number
  readonly unitColumn?: number
}

/** A maker’s table of volumes, arrays or drives. */
export interface PartTable {
  readonly kind: 'volume' | 'array' | 'disk'
  /** Names that mean another kind than the table’s. */
  readonly arrays?: RegExp
  readonly entry: string
  readonly name: number
  /** Columns that tell how it is, with the values that are known; the worst counts. */
  readonly states: readonly { readonly column: number; readonly words: Readonly<Record<string, State>> }[]
  /** Rows are those of this table only where the column holds a text, or a number. */
  readonly where?: { readonly column: number; readonly holds: 'string' | 'number' }
  /** Values of the first state column of rows that are empty places. */
  readonly empty?: readonly string[]
  readonly model?: number
  readonly serial?: number
  readonly level?: number
  readonly size?: Size
  readonly used?: Size
  readonly free?: Size
  readonly celsius?: number
}

const synologyRaid: Readonly<Record<string, State>> = {
  1: 'normal',
  2: 'rebuilding',
  3: 'rebuilding',
  4: 'rebuilding',
  5: 'warning',
  6: 'warning',
  7: 'rebuilding',
  8: 'normal',
  9: 'rebuilding',
  10: 'warning',
  11: 'degraded',
  12: 'failed',
  13: 'normal',
  14: 'rebuilding',
  15: 'warning',
  16: 'normal',
  17: 'normal',
  18: 'rebuilding',
  19: 'rebuilding',
  20: 'rebuilding',
}
const zpool: Readonly<Record<string, State>> = {
  ONLINE: 'normal',
  DEGRADED: 'degraded',
  FAULTED: 'failed',
  OFFLINE: 'failed',
  UNAVAIL: 'failed',
  REMOVED: 'failed',
}
const compellent: Readonly<Record<string, State>> = { 1: 'normal', 2: 'failed', 3: 'degraded' }
const compellentTree = '1.3.6.1.4.1.674.11000.2000.500.1.2'
const gibi = 1024 ** 3

/** By the name that the maker’s file in `makers/` gives it. */
export const storageMakers: Readonly<Record<string, readonly PartTable[]>> = {
  /** SYNOLOGY-DISK-MIB and SYNOLOGY-RAID-MIB. */
  Synology: [
    {
      kind: 'volume',
      arrays: /^(Storage Pool|SSD Cache)/i,
      entry: '1.3.6.1.4.1.6574.3.1.1',
      name: 2,
      states: [{ column: 3, words: synologyRaid }],
      size: { column: 5 },
      free: { column: 4 },
    },
    {
      kind: 'disk',
      entry: '1.3.6.1.4.1.6574.2.1.1',
      name: 2,
      states: [
        { column: 5, words: { 1: 'normal', 2: 'normal', 3: 'warning', 4: 'degraded', 5: 'failed' } },
        { column: 13, words: { 1: 'normal', 2: 'warning', 3: 'failed', 4: 'failed' } },
      ],
      model: 3,
      celsius: 6,
    },
  ],
  /** NAS-MIB: SysVolumeTable, HdTable. */
  QNAP: [
    {
      kind: 'volume',
      entry: '1.3.6.1.4.1.24681.1.2.17.1',
      name: 2,
      states: [
        {
          column: 6,
          words: {
            Ready: 'normal',
            Warning: 'warning',
            Degraded: 'degraded',
            'In degraded mode': 'degraded',
            Rebuilding: 'rebuilding',
            Synchronizing: 'rebuilding',
            Unmounted: 'failed',
            Failed: 'failed',
            Error: 'failed',
          },
        },
      ],
      size: { column: 4 },
      free: { column: 5 },
    },
    {
      kind: 'disk',
      entry: '1.3.6.1.4.1.24681.1.2.11.1',
      name: 2,
      states: [
        { column: 4, words: { 0: 'normal', '-6': 'failed', '-9': 'failed' } },
        { column: 7, words: { GOOD: 'normal', Good: 'normal', Warning: 'warning', Abnormal: 'failed' } },
      ],
      empty: ['-5'],
      model: 5,
      size: { column: 6 },
      celsius: 3,
    },
  ],
  /** FREENAS-MIB: zpoolTable, as SCALE has it and as CORE had it. */
  TrueNAS: [
    {
      kind: 'array',
      entry: '1.3.6.1.4.1.50536.1.1.1.1',
      name: 2,
      where: { column: 3, holds: 'string' },
      states: [{ column: 3, words: zpool }],
    },
    {
      kind: 'array',
      entry: '1.3.6.1.4.1.50536.1.1.1.1',
      name: 2,
      where: { column: 3, holds: 'number' },
      states: [
        {
          column: 7,
          words: { 0: 'normal', 1: 'degraded', 2: 'failed', 3: 'failed', 4: 'failed', 5: 'failed' },
        },
      ],
      size: { column: 4, unitColumn: 3 },
      used: { column: 5, unitColumn: 3 },
    },
  ],
  /** DELL-STORAGE-SC-MIB: scVolume, scDiskFolder, scDisk. FCMGMT-MIB answers for the ME series. */
  Dell: [
    {
      kind: 'volume',
      entry: `${compellentTree}.26.1`,
      name: 4,
      states: [{ column: 3, words: compellent }],
    },
    { kind: 'array', entry: `${compellentTree}.25.1`, name: 4, states: [{ column: 3, words: compellent }] },
    {
      kind: 'disk',
      entry: `${compellentTree}.14.1`,
      name: 4,
      states: [
        { column: 3, words: compellent },
        { column: 5, words: { 1: 'normal', 2: 'warning' } },
      ],
      size: { column: 9, unit: gibi },
    },
  ],
  /** NETAPP-MIB: volTable. */
  NetApp: [
    {
      kind: 'volume',
      entry: '1.3.6.1.4.1.789.1.5.8.1',
      name: 2,
      states: [{ column: 5, words: { online: 'normal', restricted: 'warning', offline: 'failed' } }],
    },
  ],
  /** The tables of a My Cloud stand below its sysObjectID. They say nothing of how it is. */
  'Western Digital': [
    {
      kind: 'volume',
      entry: '~.1.9.1',
      name: 2,
      states: [],
      level: 4,
      size: { column: 5 },
      free: { column: 6 },
    },
    {
      kind: 'disk',
      entry: '~.1.10.1',
      name: 1,
      states: [],
      model: 3,
      serial: 4,
      size: { column: 6 },
      celsius: 5,
    },
  ],
}

/** FCMGMT-MIB: connUnitStatus; arrays of Dell, HPE and others tell themselves by it. */
export const standardTables: readonly PartTable[] = [
  {
    kind: 'array',
    entry: '1.3.6.1.3.94.1.6.1',
    name: 20,
    states: [{ column: 6, words: { 3: 'normal', 4: 'warning', 5: 'failed' } }],
  },
]
