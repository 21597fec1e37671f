import { z } from 'zod'
import { calendarDay, maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Software = defineTopic(
  'software',
  z.strictObject({
    name: text(512).describe('Name of the package or program.'),
    version: text(128).describe('Installed version.'),
    architecture: maybe(text(32)).describe('Architecture that it was built for.'),
    publisher: maybe(text(512)).describe('Who publishes it.'),
    installedOn: maybe(calendarDay()).describe('Day of installation.'),
  }),
  {
    about: 'host',
    key: (fact) => `${fact.name}\u0001${fact.version}\u0001${fact.architecture ?? ''}`,
    max: 20_000,
    description: 'Installed packages and programs.',
  },
)
export default Software
