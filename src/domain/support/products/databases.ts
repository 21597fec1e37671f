import { cycleIn, defineRecogniser, major, majorMinor } from '../recogniser.js'

/**
 * A package from the makers' own repository. What a distribution builds is the distribution's to support, until its own
 * end: such a package is not looked at.
 */
const isOfMaker = (version: string): boolean => /pgdg|\+maria/i.test(version)

/** PostgreSQL and MariaDB from their makers. */
export default defineRecogniser({
  products: ['postgresql', 'mariadb'],
  mentions: ['postgresql', 'mariadb'],
  software: ({ name, version }, cycles) => {
    const isPackage = /^[a-z0-9.-]+$/.test(name)
    if (isPackage && !isOfMaker(version)) return null
    if (/^postgresql-(?:\d+(?:\.\d+)?|server)$|^postgresql\d+-server$|^PostgreSQL \d/.test(name)) {
      const release = major(version) === '9' ? majorMinor(version) : major(version)
      return { product: 'postgresql', cycle: cycleIn(cycles('postgresql'), release) }
    }
    return /^mariadb-server(?:-\d+\.\d+)?$|^MariaDB(?:-server)?(?: \d|$)/i.test(name)
      ? { product: 'mariadb', cycle: cycleIn(cycles('mariadb'), majorMinor(version)) }
      : null
  },
})
