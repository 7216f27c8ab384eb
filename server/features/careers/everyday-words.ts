/**
 * What people call things when they talk, and the words that titles of occupations use instead. A line is
 * `spoken|spoken: title words`; what is spoken may be several words, which then count as one. One form of a word is
 * enough, without "a" or "the": they are compared as stems. Our own list.
 */
const LINES = `
doctor: physician pediatrician surgeon veterinarian optometrist ophthalmologist dermatologist cardiologist neurologist psychiatrist anesthesiologist medicine
animal: veterinary veterinarian zoologist animal
pet: animal veterinarian groomer
vet: veterinarian veterinary
dog|cat|horse: animal veterinarian trainer
zoo: animal caretaker zookeeper
whale|dolphin|shark|wildlife: zoologist wildlife marine
fish: fishing fisher aquaculture
crab|lobster|shrimp: fishing fisher
bug|insect: entomologist pest
kid|child|children: child childcare preschool elementary pediatrician school
little kid: preschool kindergarten childcare
baby: childcare midwife obstetrician nanny infant neonatal
old people|elderly|grandma|senior citizen: gerontologist geriatric home personal aide
cop|police officer|bad guy|arrest: police detective
detective|murder|crime|criminal|mystery: detective investigator criminal forensic
csi|crime scene: forensic
dead|died|death|body: coroner mortician funeral pathologist embalmer
funeral: mortician funeral undertaker
fire|put out fire: firefighter
drown|pool|swim: lifeguard
911|emergency call: telecommunicator dispatcher
ambulance: emergency paramedic
rescue: emergency firefighter lifeguard
prison|jail|inmate: correctional jailer probation
court|trial|sue: lawyer judge court attorney
gavel: judge
law: lawyer legal attorney
spy: intelligence
army|soldier|fight|war|marine corps: infantry military
cannon|missile: artillery
navy|submarine: ship naval
bank: teller loan bank
money|cash: financial accountant teller
tax: tax accountant
stock|wall street|invest: securities financial investment trader broker
crypto|bitcoin: financial blockchain
fraud|scam: fraud
insurance: insurance underwriter actuary
hire|interview people|recruit: recruiter human resources
boss|in charge|run: manager executive supervisor
whole company: chief executive
business: manager business
ad|ads|commercial: advertising marketing promotion
social media|tik tok|tiktok|instagram|influencer: marketing media social
sell: sales salesperson seller merchant
online|internet: online web
house|home: real estate construction carpenter
fix|repair: mechanic repairer technician
drive: driver
serve: attendant server
study: scientist
shoe|mall|clothes|store: retail salesperson
register|checkout: cashier
hotel: lodging hotel concierge
travel|trip|vacation: travel tour
farm: farmer agricultural rancher
plant|crop|flower: plant florist horticulturist agricultural
tree: faller forester tree arborist logging
forest: forest forester conservation
garden|lawn|yard: landscaping groundskeeping landscape
environment|pollution|climate|recycle: environmental conservation recycling
principal: education administrator
school|college: school education teacher
pick college: guidance educational counselor
teach: teacher instructor
shop class|auto shop: career technical
gym|shape|exercise|workout|fitness: fitness exercise trainer
coach: coach
athlete|sport|player|nfl|nba|football|basketball|soccer|baseball: athlete athletic sport coach agent
referee|ump: umpire referee
abc: preschool kindergarten
autism|down syndrome|disability|special need: special education therapist occupational
stutter|talk better|lisp: speech language
depression|depressed|anxiety|sad|mental: mental counselor psychologist psychiatric
addict|drug|alcohol: substance abuse addiction
bad parents|foster: social family child
homeless|poor: social community
brain|mind: psychologist neurologist psychology
heart: cardiologist cardiovascular
skin: dermatologist skincare
eye|glasses|vision: optometrist ophthalmologist optician ophthalmic
ear|hearing: audiologist hearing
teeth|tooth|mouth|gum: dental dentist orthodontist
brace: orthodontist
clean teeth: dental hygienist
bone|spine|back crack: orthopedic chiropractor radiologic
x ray|xray|mri|ultrasound|sonogram: radiologic sonographer magnetic imaging
blood: phlebotomist hematologist
shot|patient: nurse medical
hospital|sick|heal: nurse hospital medical
medicine|pill|cvs|walgreens: pharmacist pharmacy
fake arm|fake leg|prosthetic: prosthetist orthotist
hurt|injury: athletic physical therapist emergency
massage|back rub|rub: massage
disease|virus|germ|pandemic|spread: epidemiologist microbiologist disease
cell|dna|gene: biologist geneticist biochemist genetic
lab|science experiment|experiment: laboratory scientist chemist technician
chemical|potion: chemist chemical
star|planet|telescope|galaxy: astronomer
space|rocket|nasa|astronaut: aerospace astronomer
dinosaur|fossil: paleontologist geoscientist
rock|volcano|earthquake: geoscientist geologist
weather|storm|tornado|hurricane: atmospheric meteorologist
ocean|sea: marine oceanographer sailor
map: cartographer geographic surveyor
history|museum: historian museum curator archivist
bury|ancient|ruin: archeologist anthropologist excavating
math|number: mathematician statistician actuary
data|chart|graph: data statistician
computer|laptop: software computer
computer problem|tech support|wifi: computer user support network
code|coder|coding|program|app: programmer developer software
website|web page: web developer
hack|hacker|cyber: security penetration information
robot: robotics mechatronics
game|video game|fortnite|minecraft|roblox: video game designer
ai|artificial intelligence: data computer research
phone|cell tower: telecommunications
movie|film|hollywood|tv: actor director producer film
act: actor
sing|singer|band|rap: singer musician music
beat|dj|song: composer music disc jockey
dance: dancer choreographer
draw|paint|cartoon|comic|anime: artist illustrator animator
statue|sculpture: sculptor artist
picture|photo|camera: photographer camera
wedding: event planner photographer
party|event: event planner
news|tell news: reporter journalist news
write|book|story|novel|poem: writer author editor
translate|language|spanish|sign language: interpreter translator
library: librarian library
church|pray|god|bible: clergy religious
clothes design|fashion|sew: fashion tailor sewer
logo|poster|ads design: graphic designer
inside of house|decorate|room: interior designer
building|skyscraper: architect construction
bridge|road: civil highway
wood|deck: carpenter
brick: brickmason
wire|electric|electricity: electrician electrical
pipe|toilet|sink: plumber plumbing pipefitter
roof|shingle: roofer
solar: solar photovoltaic
wind mill|windmill|turbine: wind turbine
bulldozer|crane|excavator|backhoe: operating equipment crane excavating
steel|beam: iron steel structural
weld: welder
paint house|wall: painter drywall
ac|air conditioner|heater|heating: heating refrigeration
lock|locked|key: locksmith
car|oil change|brake|engine: automotive mechanic
dent|crash: automotive body
motorcycle|bike: motorcycle bicycle
truck|18 wheeler|semi: truck driver trailer
bus: bus driver
taxi|uber: taxi driver chauffeur
train: locomotive railroad conductor
plane|airplane|jet|fly: pilot aircraft airline flight
boat|ship: captain ship sailor mate
mail|letter|package|deliver: postal mail courier delivery
amazon|warehouse|box: warehouse stocker packer freight
factory|put together: assembler fabricator production
machine: machinist machine operator
ring|necklace|jewelry|diamond: jeweler jewelry
cake|bread|cookie|donut: baker
cook|food|restaurant|chef: cook chef
coffee|latte|starbuck: barista
waiter|waitress|tip: waiter waitress server
drink|bar|cocktail: bartender
dish: dishwasher
meat: butcher meat
mop|clean school|clean floor|sweep: janitor cleaner custodian
clean hotel|clean room: maid housekeeping
hair|haircut|cut hair: hairdresser hairstylist barber cosmetologist
nail|manicure: manicurist
makeup|make up|zombie: makeup
ride|amusement|six flag|disney|roller coaster: amusement recreation attendant
casino|gamble: gambling
answer phone|desk|office: receptionist secretary office administrative
doctor office: medical secretary
type|paperwork|file: clerk typist
solve|figure out: analyst investigator
president|mayor|vote|politic: legislator political
help|helper: aide assistant
therapy: therapist
tutor|homework: tutor
safe|safety: safety health
nuclear|radiation: nuclear
oil|gas: petroleum
mine|coal: mining
garbage|trash: refuse recyclable
furniture: furniture cabinetmaker upholsterer
watch|clock: watch clock
gun: gunsmith security
guard|bouncer|security: security guard
`;

/** Spoken words as typed, each with the words to look for. */
export const EVERYDAY: ReadonlyMap<string, readonly string[]> = new Map(
  LINES.trim()
    .split('\n')
    .flatMap((line) => {
      const [spoken = '', meant = ''] = line.split(': ');
      return spoken.split('|').map((word) => [word, meant.split(' ')] as const);
    }),
);
