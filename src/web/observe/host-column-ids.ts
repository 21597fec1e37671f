/** Columns of the list of devices, as the address names them. */
export const hostColumnIds = [
  'name',
  'state',
  'kind',
  'os',
  'manufacturer',
  'model',
  'serial',
  'address',
  'asset',
  'place',
  'custodian',
  'agent-version',
  'last-report',
  'first-seen',
] as const
export type HostColumnId = (typeof hostColumnIds)[number]
