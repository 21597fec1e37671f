import type { Child } from 'hono/jsx'

export interface Column<T> {
  /** What the column is called in the address: `?columns=name,serial`. */
  readonly id: string
  readonly head: string
  readonly isNumber?: boolean
  cell(row: T): Child
}

/** Rows under heads, scrolling sideways by themselves where the screen is narrow. `caption` is read to who cannot see. */
export const Table = <T,>({
  caption,
  columns,
  rows,
  rowClass,
}: {
  caption: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowClass?: (row: T) => string
}) => (
  <section class="wide" tabindex={0} aria-label={caption}>
    <table>
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ id, head, isNumber }) => (
            <th key={id} scope="col" class={isNumber ? 'number' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr class={rowClass?.(row)}>
            {columns.map(({ id, cell, isNumber }) => (
              <td key={id} class={isNumber ? 'number' : undefined}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
