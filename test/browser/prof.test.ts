import { AxeBuilder } from '@axe-core/playwright'
import { it } from 'vitest'
import { inBrowser } from './in-browser.js'
const house = inBrowser({ sample: true })
it('times', async () => {
  const page = await house.open()
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  for (const a of ['/register/assets', '/account', '/checklists/rs-2016', '/register/assets/new', '/verdicts', '/labels']) {
    let t = performance.now(); await page.goto(a); const load = performance.now() - t
    t = performance.now(); await new AxeBuilder({ page }).withTags(tags).setLegacyMode(true).analyze(); const legacy = performance.now() - t
    await page.goto(a)
    t = performance.now(); const r = await new AxeBuilder({ page }).options({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).setLegacyMode(true).analyze(); const own = performance.now() - t
    console.error(a, 'load', load|0, 'legacy', legacy|0, 'own', own|0, r.violations.length, r.passes.length)
  }
}, 200000)
