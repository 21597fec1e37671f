import type { Part } from '#contract/register.js'
import { Tabs } from '../kit/tabs.js'
import type { Voice } from '../voice.js'
import { partAddress, parts } from './parts.js'

/** The parts of the register, each with an address of its own. */
export const RegisterTabs = ({ voice, part }: { voice: Voice; part: Part }) => (
  <Tabs
    label={voice.t('register.parts')}
    tabs={parts.map((each) => ({
      href: partAddress(each),
      label: voice.t(`register.part.${each}`),
      isCurrent: each === part,
    }))}
  />
)
