import { describe, expect, it } from 'vitest'
import { scanXml, xmlText } from '#lib/sheet/xml.js'

const told = (xml: string): string[] => {
  const events: string[] = []
  scanXml(xml, {
    open: (name, tag) => events.push(`<${name} ${tag.get('a') ?? ''}>`),
    close: (name) => events.push(`</${name}>`),
    text: (text) => events.push(text),
  })
  return events
}

describe('XML', () => {
  it('is told tag by tag, without prefixes', () => {
    expect(
      told(
        '<?xml version="1.0"?><x:r a="1"><!-- <no/> --><c x:a=\'2 > 1\'/>t &lt; &#x436;<![CDATA[<&]]></x:r>',
      ),
    ).toEqual(['<r 1>', '<c 2 > 1>', '</c>', 't < ж', '<&', '</r>'])
  })

  it('is refused where it declares a type or an entity of its own', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    expect(() => told(bomb)).toThrow(expect.objectContaining({ reason: 'declaration' }))
    expect(() => told('<x>&own;</x>')).toThrow(expect.objectContaining({ reason: 'declaration' }))
  })

  it('is refused where a tag is cut off', () => {
    expect(() => told('<x a="1')).toThrow(expect.objectContaining({ reason: 'damaged' }))
    expect(() => told('<x><!-- ')).toThrow(expect.objectContaining({ reason: 'damaged' }))
  })

  it('may be UTF-16', () => {
    expect(xmlText(Buffer.from('\uFEFF<ж/>', 'utf16le'))).toBe('<ж/>')
    expect(xmlText(Buffer.from('\uFEFF<ж/>'))).toBe('<ж/>')
  })
})
