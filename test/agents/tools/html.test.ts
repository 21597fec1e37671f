import { describe, expect, it } from 'vitest'
import { hasDate, readHtml, siteMapSize } from '#agents/tools/website/html.js'

describe('reading a page', () => {
  it('takes time in proportion to its length, whatever is in it', () => {
    const started = performance.now()
    readHtml('<a '.repeat(300_000), 'https://example.rs/')
    readHtml('<!--'.repeat(300_000), 'https://example.rs/')
    readHtml(`<img ${'a'.repeat(1_000_000)}`, 'https://example.rs/')
    expect(performance.now() - started).toBeLessThan(3000)
  })

  it('leads nowhere but to the web', () => {
    const { anchors } = readHtml(
      '<a href="mailto:a@b">м</a><a href="../x#y">Икс</a>',
      'https://example.rs/a/b',
    )
    expect(anchors).toEqual([{ url: 'https://example.rs/x', text: 'Икс' }])
  })

  it('knows a day by how people and machines write it', () => {
    expect(['22. 11. 2026.', '2026-11-22', '1.2.2026'].map(hasDate)).toEqual([true, true, true])
    expect(['2026', 'verzija 1.2.3'].map(hasDate)).toEqual([false, false])
  })

  it('knows a site map from a page', () => {
    expect(siteMapSize('<sitemapindex><sitemap><loc>x</loc></sitemap></sitemapindex>')).toBe(1)
    expect(siteMapSize('<html>')).toBeNull()
  })
})
