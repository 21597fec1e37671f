import type { DueWords } from '#service/due/due-words.js'
import { Tabs } from '../kit/tabs.js'

const tabs = [
  ['/due', 'title'],
  ['/due/renewals', 'renewals'],
  ['/due/support', 'support'],
  ['/due/feeds', 'feeds'],
] as const

export const DueTabs = ({ words, current }: { words: DueWords; current: (typeof tabs)[number][1] }) => (
  <Tabs
    label={words.t('title')}
    tabs={tabs.map(([href, name]) => ({ href, label: words.t(name), isCurrent: name === current }))}
  />
)
