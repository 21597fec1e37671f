import { z } from 'zod'
import { SupportTable } from './table.js'

const End = z.union([z.string(), z.boolean()]).nullish()

/** The part of the data of endoflife.date that is relied on here. */
export const EndOfLifeFile = z.object({
  source: z.string(),
  commit: z.string(),
  licence: z.string(),
  products: z.record(
    z.string(),
    z.object({
      title: z.string(),
      releases: z.array(
        z.object({
          releaseCycle: z.string(),
          releaseLabel: z.string().nullish(),
          codename: z.string().nullish(),
          releaseDate: z.string().nullish(),
          latestReleaseDate: z.string().nullish(),
          eol: End,
          eoes: End,
          latest: z.string().nullish(),
        }),
      ),
    }),
  ),
})
type EndOfLifeFile = z.infer<typeof EndOfLifeFile>
type Release = EndOfLifeFile['products'][string]['releases'][number]

const isDay = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text)

const labelOf = ({ releaseCycle, releaseLabel, codename }: Release): string | undefined => {
  const label = releaseLabel
    ?.replaceAll('__RELEASE_CYCLE__', releaseCycle)
    .replaceAll(
      / ?[('’]*__CODENAME__[)'’]*/g,
      codename && releaseLabel.includes('(__CODENAME__)') ? ` (${codename})` : '',
    )
    .trim()
  return label === releaseCycle ? undefined : label
}

/** Our table of what that file says, of some products alone, in the order of their names. */
export const supportTableOf = (file: EndOfLifeFile, wanted: ReadonlySet<string>): SupportTable => {
  const known = Object.entries(file.products)
    .filter(([id]) => wanted.has(id))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const days = known.flatMap(([, { releases }]) =>
    releases.flatMap(({ releaseDate, latestReleaseDate }) => [releaseDate, latestReleaseDate].filter(isDay)),
  )
  return SupportTable.parse({
    source: file.source,
    version: file.commit,
    takenOn: days.toSorted().at(-1) ?? '1970-01-01',
    licence: file.licence,
    products: Object.fromEntries(
      known.map(([id, { title, releases }]) => [
        id,
        {
          title,
          cycles: releases.map((release) => {
            const { releaseCycle, releaseDate, eol, eoes, latest } = release
            const label = labelOf(release)
            return {
              id: releaseCycle,
              ...(label !== undefined && { label }),
              ...(isDay(releaseDate) && { from: releaseDate }),
              end: eol ?? false,
              ...(eoes != null && { extended: eoes }),
              ...(latest != null && { latest }),
            }
          }),
        },
      ]),
    ),
  })
}
