import { Tabs } from '../kit/tabs.js'
import type { Voice } from '../voice.js'

export const licenceLists = ['positions', 'reclaim', 'unknown'] as const
export type LicenceList = (typeof licenceLists)[number]

/** What there is to see of licences, each with how much of it. */
export const LicenceTabs = ({
  voice,
  current,
  counts,
}: {
  voice: Voice
  current: LicenceList
  counts: Readonly<Record<LicenceList, number>>
}) => (
  <Tabs
    label={voice.t('licences')}
    tabs={licenceLists.map((list) => ({
      href: list === 'positions' ? '/licences' : `/licences?list=${list}`,
      label: voice.t('licences.tab', { name: voice.t(`licences.list.${list}`), count: counts[list] }),
      isCurrent: list === current,
    }))}
  />
)
