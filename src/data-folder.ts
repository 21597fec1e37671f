import { join } from 'node:path'

/** Where facts, verdicts, alerts and people are kept. */
export const storeFile = (data: string): string => join(data, 'popis.db')
