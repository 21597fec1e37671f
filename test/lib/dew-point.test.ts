import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dewPoint, fromFahrenheit } from '#lib/dew-point.js'

const celsius = fc.integer({ min: -400, max: 600 }).map((tenths) => tenths / 10)
const percent = fc.integer({ min: 10, max: 1000 }).map((tenths) => tenths / 10)

describe('the dew point', () => {
  it.each([
    [20, 50, 9.3],
    [25, 60, 16.7],
    [30, 30, 10.5],
    [0, 80, -3],
    [21, 100, 21],
  ])('of %d °C and %d percent is %d °C, as in tables', (at, humidity, expected) => {
    expect(dewPoint(at, humidity)).toBeCloseTo(expected, 1)
  })

  it('is never above the temperature, and is it where the air is full', () => {
    fc.assert(
      fc.property(celsius, percent, (at, humidity) => {
        const point = dewPoint(at, humidity)
        expect(point).not.toBeNull()
        expect(point ?? 0).toBeLessThanOrEqual(at + 0.05)
      }),
    )
    fc.assert(
      fc.property(celsius, (at) => {
        expect(dewPoint(at, 100)).toBeCloseTo(at, 1)
      }),
    )
  })

  it('rises with the humidity and with the temperature', () => {
    fc.assert(
      fc.property(celsius, percent, percent, (at, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        expect(dewPoint(at, low) ?? 0).toBeLessThanOrEqual(dewPoint(at, high) ?? 0)
      }),
    )
    fc.assert(
      fc.property(celsius, celsius, percent, (one, other, humidity) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        expect(dewPoint(low, humidity) ?? 0).toBeLessThanOrEqual(dewPoint(high, humidity) ?? 0)
      }),
    )
  })

  it('is none of what is no air', () => {
    expect([
      dewPoint(20, 0),
      dewPoint(20, -1),
      dewPoint(20, 101),
      dewPoint(-273, 50),
      dewPoint(90, 10),
    ]).toEqual([null, null, null, null, null])
  })
})

describe('Fahrenheit', () => {
  it.each([
    [32, 0],
    [212, 100],
    [-40, -40],
    [70, 21.11],
  ])('%d °F are %d °C', (fahrenheit, expected) => {
    expect(fromFahrenheit(fahrenheit)).toBeCloseTo(expected, 2)
  })
})
