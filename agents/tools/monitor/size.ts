export interface Size {
  readonly widthMillimetres: number | null
  readonly heightMillimetres: number | null
  readonly measuredIn: 'mm' | 'cm' | null
  readonly diagonalInches: number | null
}

const millimetresPerInch = 25.4

export const sizeOf = (
  width: number | null,
  height: number | null,
  measuredIn: Size['measuredIn'],
): Size => ({
  widthMillimetres: width,
  heightMillimetres: height,
  measuredIn,
  diagonalInches:
    width === null || height === null
      ? null
      : Math.round((Math.hypot(width, height) / millimetresPerInch) * 10) / 10,
})

/** Whole centimetres are cut off or rounded, so the two may be up to a centimetre apart. */
const agree = (millimetres: number, centimetres: number): boolean =>
  Math.abs(millimetres - centimetres * 10) <= 10

/** Smaller than any monitor: here makers write the aspect ratio, 16 by 9 or 160 by 90, instead of a size. */
const leastMillimetres = 100

/**
 * The size in millimetres where it agrees with the one in centimetres, else the latter: makers leave the timing of another
 * model in the first, or the ratio of its sides. Null where neither is told (a projector).
 */
export const measured = (
  millimetres: readonly [number, number] | null,
  [widthCentimetres, heightCentimetres]: readonly [number, number],
): Size | null => {
  const hasCentimetres = widthCentimetres > 0 && heightCentimetres > 0
  const [width, height] = millimetres ?? [0, 0]
  const isExact = hasCentimetres
    ? agree(width, widthCentimetres) && agree(height, heightCentimetres)
    : width > leastMillimetres && height >= leastMillimetres
  if (isExact) return sizeOf(width, height, 'mm')
  return hasCentimetres ? sizeOf(widthCentimetres * 10, heightCentimetres * 10, 'cm') : null
}
