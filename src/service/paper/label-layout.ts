import { z } from 'zod'

/** How labels lie on a sheet, in millimetres. */
export interface LabelLayout {
  readonly page: { readonly width: number; readonly height: number }
  readonly columns: number
  readonly rows: number
  readonly label: { readonly width: number; readonly height: number }
  /** From the edge of the page to the first label. */
  readonly margin: { readonly left: number; readonly top: number }
  /** Between two labels. */
  readonly gap: { readonly x: number; readonly y: number }
}

const a4 = { width: 210, height: 297 }

const onA4 = (
  columns: number,
  rows: number,
  label: LabelLayout['label'],
  gap: LabelLayout['gap'] = { x: 0, y: 0 },
): LabelLayout => ({
  page: a4,
  columns,
  rows,
  label,
  gap,
  margin: {
    left: (a4.width - columns * label.width - (columns - 1) * gap.x) / 2,
    top: (a4.height - rows * label.height - (rows - 1) * gap.y) / 2,
  },
})

const onRoll = (width: number, height: number): LabelLayout => ({
  page: { width, height },
  columns: 1,
  rows: 1,
  label: { width, height },
  margin: { left: 0, top: 0 },
  gap: { x: 0, y: 0 },
})

/** Sheets and rolls as shops sell them. */
export const labelLayouts = {
  'a4-3x8': onA4(3, 8, { width: 70, height: 37 }),
  'a4-3x7': onA4(3, 7, { width: 63.5, height: 38.1 }, { x: 2.5, y: 0 }),
  'a4-4x10': onA4(4, 10, { width: 48.5, height: 25.4 }),
  'a4-2x7': onA4(2, 7, { width: 99.1, height: 38.1 }, { x: 2.5, y: 0 }),
  'roll-62x29': onRoll(62, 29),
  'roll-57x32': onRoll(57, 32),
  'roll-50x25': onRoll(50, 25),
} as const satisfies Record<string, LabelLayout>

export const LabelLayoutName = z.enum(Object.keys(labelLayouts) as [keyof typeof labelLayouts])
export type LabelLayoutName = z.infer<typeof LabelLayoutName>

/** How many labels a page has. */
export const labelsOnPage = (name: LabelLayoutName): number =>
  labelLayouts[name].columns * labelLayouts[name].rows
