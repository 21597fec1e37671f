export const checkNames = [
  'config',
  'server',
  'certificate',
  'key',
  'clock',
  'state',
  'schedule',
  'report',
] as const

export type CheckName = (typeof checkNames)[number]

/** What the doctor says of one thing; `skip`: it could not be looked at, because of one above it. */
export interface Finding {
  readonly check: CheckName
  readonly state: 'ok' | 'warn' | 'fail' | 'skip'
  readonly says: string
}

export const finding =
  (check: CheckName) =>
  (state: Finding['state'], says: string): Finding => ({ check, state, says })
