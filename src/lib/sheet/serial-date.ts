const dayMs = 24 * 3600 * 1000

/**
 * The day of a spreadsheet's serial number; null where it has none. The count of 1900 has a 29 February that never
 * was, so days before March of that year are one off.
 */
export const dayOfSerial = (serial: number, is1904: boolean): string | null => {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return null
  const days = Math.floor(serial)
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  return new Date(epoch + days * dayMs).toISOString().slice(0, 10)
}
