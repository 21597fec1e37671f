import { z } from 'zod'
import { settingFault } from './compiled.js'
import { type RuleFile, SettingValue } from './rule.js'

/** What the law of a country, or its custom, makes of the settings of rules. */
export const Profile = z.strictObject({
  title: z.string().min(1).describe('The country.'),
  settings: z
    .record(z.string(), z.record(z.string(), z.strictObject({ value: SettingValue, why: z.string().min(1) })))
    .describe('By rule and setting: its value there, and why.'),
  procurement: z
    .strictObject({
      currency: z.string().regex(/^[A-Z]{3}$/),
      tenderFrom: z.number().min(0).describe('Estimated value without VAT from which a tender is needed.'),
      why: z.string().min(1),
    })
    .optional()
    .describe('From which amount on what is bought needs a tender.'),
})
export type Profile = z.infer<typeof Profile>

/** The rule as it is under a profile. @throws ProfileFault where it names a setting that it has not. */
export const withProfile = (id: string, file: RuleFile, profile: Profile | null): RuleFile => {
  const own = profile?.settings[id]
  if (own === undefined) return file
  const settings = { ...file.settings }
  for (const [name, { value, why }] of Object.entries(own)) {
    const known = settings[name]
    const fault = settingFault(known?.default, value)
    if (fault !== null) throw new ProfileFault(id, name, fault)
    settings[name] = { default: value, why }
  }
  return { ...file, settings }
}

/** A setting that a profile may not have so. */
export class ProfileFault extends Error {
  constructor(rule: string, setting: string, what: string) {
    super(`settings.${rule}.${setting}: ${what}`)
  }
}
