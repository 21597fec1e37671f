/** Magnus formula over water, −45 to 60 °C (Sonntag 1990). */
const b = 17.62
const c = 243.12

/** Dew point in °C; null where there is no such air. */
export const dewPoint = (celsius: number, relativeHumidityPercent: number): number | null => {
  if (celsius < -45 || celsius > 60 || relativeHumidityPercent <= 0 || relativeHumidityPercent > 100)
    return null
  const gamma = Math.log(relativeHumidityPercent / 100) + (b * celsius) / (c + celsius)
  return Math.round(((c * gamma) / (b - gamma)) * 10) / 10
}

export const fromFahrenheit = (fahrenheit: number): number => ((fahrenheit - 32) * 5) / 9
