import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { topics } from '#contract/topics.js'
import { readPolicy, readProfile } from '#service/policies.js'

const folder = 'policies/profiles'

const profileOf = (text: string) => {
  const made = mkdtempSync(join(tmpdir(), 'popis-profile-'))
  writeFileSync(join(made, 'xx.yaml'), text)
  return readProfile(made, 'XX')
}

const faultsOf = async (text: string): Promise<string> => {
  const error = await profileOf(text)
    .then((profile) => readPolicy('policies/rules', topics, profile))
    .catch((thrown: unknown) => thrown)
  return JSON.stringify((error as { faults?: unknown }).faults ?? null)
}

describe('the profile of a country', () => {
  it('sets the terms of its law, and says why', async () => {
    const { rules } = await readPolicy('policies/rules', topics, await readProfile(folder, 'CZ'))
    const rule = rules.get('extinguisher-inspected')
    expect(rule?.settings.maxAge).toBe('12mo')
    expect(rule?.reasons.maxAge).toContain('246/2001')
    expect(rules.get('air-conditioner-serviced')?.settings.maxAge).toBe('180d')
  })

  it('changes nothing where a country has none', async () => {
    expect(await readProfile(folder, 'ZZ')).toBeNull()
  })

  it('is refused where it names what there is not, or a value of another kind', async () => {
    expect(await faultsOf('title: X\nsettings: { nothing: { a: { value: 1, why: x } } }')).toContain(
      'no such rule',
    )
    const rule = 'title: X\nsettings: { extinguisher-inspected: '
    expect(await faultsOf(`${rule}{ nothing: { value: 1, why: x } } }`)).toContain('no such setting')
    expect(await faultsOf(`${rule}{ maxAge: { value: 180d, why: x } } }`)).toContain('must be a Period')
    await expect(profileOf('title: X')).rejects.toMatchObject({ code: 'invalid' })
  })
})
