/** The password of an `Authorization: Basic` header; null where there is none. */
export const passwordOf = (header: string | undefined): string | null => {
  const encoded = /^Basic +([\w+/=-]{1,2048})$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return null
  const pair = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  return colon < 0 || colon === pair.length - 1 ? null : pair.slice(colon + 1)
}
