/** An address as reports and logs may hold it: without user, password and query, in which secrets stand. */
export const shownUrl = (url: string): string => {
  const parsed = URL.parse(url)
  return parsed === null ? 'that address' : `${parsed.protocol}//${parsed.host}${parsed.pathname}`
}
