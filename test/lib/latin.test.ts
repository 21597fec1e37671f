import { expect, it } from 'vitest'
import { toLatin } from '#lib/latin.js'

it.each([
  ['Резервна копија је истекла', 'Rezervna kopija je istekla'],
  ['Љубав, Његош, Џеп', 'Ljubav, Njegoš, Džep'],
  ['ЉУБАВ, ЊЕГОШ, ЏЕП', 'LJUBAV, NJEGOŠ, DŽEP'],
  ['љубав, њива, џеп, ђак, ћуп, чаша, шума, жаба', 'ljubav, njiva, džep, đak, ćup, čaša, šuma, žaba'],
  ['Љ', 'Lj'],
  ['УПС', 'UPS'],
  ['Уређај „srv-01“ (ИТ администратор)', 'Uređaj „srv-01“ (IT administrator)'],
  ['бројеви 1.800.000,00 остају', 'brojevi 1.800.000,00 ostaju'],
])('%s is %s', (cyrillic, latin) => {
  expect(toLatin(cyrillic)).toBe(latin)
})

it('leaves placeholders and addresses as they are', () => {
  expect(toLatin('Види {посао} на https://општина.срб/попис и јави се')).toBe(
    'Vidi {посао} na https://општина.срб/попис i javi se',
  )
})

it('leaves Latin text of any language as it is', () => {
  for (const text of ['Džep', 'naïve façade', 'C:\\Program Files', 'ěščřž', '…–„“'])
    expect(toLatin(text)).toBe(text)
})
