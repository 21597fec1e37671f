import { examplePlan } from '/work/wt-lint/src/domain/plan/lint/example-plan.ts'
import { lintPlan } from '/work/wt-lint/src/domain/plan/lint/run-lints.ts'
import { readPlanLints } from '/work/wt-lint/src/plan-lints.ts'
const lints = await readPlanLints()
const R=(title:any,o:any={})=>({title,...o})
const money=(total:number,o:any={})=>({total,fundingSources:['Буџет'],...o})
const rows=[
 R('Реконструкција јавне расвете',money(5e6,{budgetAsWritten:'5.000.000,00',indicators:['постављено 120 светиљки'],category:'works'})),
 R('Набавка 3 возила за комуналну инспекцију',money(4.5e6,{quantity:3,unit:'возило',unitPrice:1.5e6,budgetAsWritten:'4.500.000 (1.500.000/ком)',indicators:['испоручена 3 возила']})),
 R('Израда стратегије развоја 2027-2032',{indicators:['стратегија усвојена']}),
 R('Усвајање стратегије развоја 2027-2032',{deadline:'2027-12-15',indicators:['стратегија усвојена']}),
 R('Обука запослених за јавне набавке',{indicators:['обучено 12 запослених']}),
 R('Информисање грађана о раду Дневног боравка',{indicators:['објављено 12 прилога']}),
 R('Годишњи извештај о раду',{recurrence:'yearly',deadline:undefined,deadlineKind:'годишње',indicators:['извештај усвојен']}),
 R('Letno kopališče: obnova slačilnic',money(30000,{indicators:['obnovljenih 6 slačilnic']})),
 R('Nakup ročnih terminalov',money(3000,{quantity:10,unit:'kos',unitPrice:300,indicators:['10 terminalov prevzetih']})),
 R('Prenova pisarniških prostorov',money(12000,{indicators:['uporabno dovoljenje']})),
 R('Pořízení 2 serverů pro úřad',money(400000,{quantity:2,unit:'ks',unitPrice:200000,indicators:['předávací protokol']})),
 R('Školení strážníků v první pomoci',{indicators:['30 osvědčení']}),
 R('Doplnit mobiliář náměstí Míru',money(200000,{indicators:['osazeno 20 laviček']})),
 R('Annual leave calendar tool',{indicators:['tool in use']}),
 R('Buy Windows 11 Pro licences for 25 computers',money(100000,{quantity:25,unit:'licence',unitPrice:4000,indicators:['25 licences assigned'],spec:'entitlement>=25'})),
 R('Purchase of 25 laptops',money(2500000,{quantity:25,unit:'laptop',unitPrice:100000,indicators:['25 laptops recorded']})),
 R('Server room cooling: 2 x 3,5 kW units',money(300000,{quantity:2,unit:'unit',unitPrice:150000,indicators:['2 units running']})),
 R('Zamenjava 40 oken v šoli',money(20000,{quantity:40,unit:'okno',unitPrice:500,indicators:['prevzem']})),
 R('Nadogradnja sistema Windows 10 na Windows 11',{indicators:['nadograđeno 40 računara']}),
 R('Закуп виртуелног сервера',money(150000,{recurrence:'yearly',deadline:undefined,deadlineKind:'континуирано',indicators:['сервер доступан 99,5 %']})),
 R('Одржавање софтвера за е-писарницу',money(20000,{recurrence:'monthly',deadline:undefined,deadlineKind:'месечно',budgetAsWritten:'20.000/мес',indicators:['извештај о одржавању']})),
 R('Internet 200/40 Mbit/s za vrtić',money(4000,{recurrence:'monthly',deadline:undefined,deadlineKind:'mesečno',budgetAsWritten:'4.000 mesečno',indicators:['ugovor potpisan']})),
 R('Build a new playground on the old landfill site',money(1e6,{indicators:['opened to children']})),
 R('Banner at the city gate',money(1000,{indicators:['banner placed'],deadline:'2027-02-28'})),
 R('Donošenje odluke o komunalnom redu',{indicators:['odluka doneta i objavljena']}),
 R('Set up a commission for street names',{deadline:'2027-03-31',indicators:['decision signed']}),
 R('Review street names',{owners:['commission'],deadline:'2027-09-30',indicators:['list of 40 streets']}),
 R('Uvođenje elektronskih faktura',{indicators:['100 % faktura elektronski']}),
 R('Popis imovine na dan 31.12.2027.',{deadline:'2028-01-31',indicators:['izveštaj komisije']}),
 R('UPS 3 kVA / 2,7 kW za server salu',money(110000,{quantity:1,unit:'uređaj',unitPrice:110000,indicators:['UPS 2700 W / 3000 VA u radu'],spec:'ups_watts>=2700; ups_va>=3000'})),
 R('Nakup 1 strežnika in 2 diskovnih polj',money(30000,{quantity:3,unit:'kos',unitPrice:10000,indicators:['3 naprave prevzete']})),
 R('E-rotacija dežurnih zdravnikov 24/7',{indicators:['urnik objavljen']}),
 R('Project 1.2.3 follow-up',{indicators:['see 1.1.1']}),
].map((r:any,i)=>({id:`1.1.${i+1}`,owners:[r.owners?.[0]??['a-a','b-b','c-c','d-d'][i%4]],deadline:`2027-${String(1+i%12).padStart(2,'0')}-${String(10+i%18)}`,...r}))
for (const r of lintPlan(lints, examplePlan({rows,plan:{currency:'RSD'}} as any),{asOf:'2026-11-22'})) console.log(r.severity,r.rule,r.measures.join(),JSON.stringify(r.figures), r.measures.length<3? r.measures.map(m=>rows.find((x:any)=>x.id===m)?.title).join(' || '):'')
