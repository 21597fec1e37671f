import { importInventories } from '../import-inventories.js'

export default importInventories('lynis', 'Takes in reports of Lynis (lynis-report.dat).', [
  'popis import lynis lynis-report.dat',
])
