import type { z } from 'zod'

const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || /^127(\.\d+){3}$/.test(name)

/** Why a key must not be sent to this address, or null. */
export const serverFault = (text: string): string | null => {
  if (!URL.canParse(text)) return `“${text}” is no address such as https://popis.example:8420`
  const { protocol, hostname, username, password } = new URL(text)
  if (username || password) return 'an address holds no user or password'
  if (protocol === 'https:') return null
  if (protocol !== 'http:') return `“${text}” does not begin with https://`
  return isLoopback(hostname) ? null : 'over http anybody on the way reads the key: use https://'
}

export const checkServer = (text: string, context: z.core.$RefinementCtx): void => {
  const fault = serverFault(text)
  if (fault) context.addIssue({ code: 'custom', message: fault })
}
