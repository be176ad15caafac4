import type { Messages } from './en.ts';

const limit = (threshold: string | null): string => (threshold === null ? '' : ` (seuil : ${threshold})`);
const same = (word: string): { one: string; other: string } => ({ one: word, other: word });

/** Les mots du domaine. Les noms d’événements suivent le décret n° 2023-828. */
export const fr: Messages = {
  errors: {
    'file-not-video':
      '« {name} » n’est pas une vidéo lisible par Vigie. Choisissez un fichier MP4, MOV, WebM ou MKV.',
    'file-empty': '« {name} » est vide (0 octet). Copiez-le de nouveau depuis son origine.',
    'file-no-video-track':
      '« {name} » ne contient pas de piste vidéo. Si la copie a été interrompue, recommencez-la.',
    'file-codec':
      'Ce navigateur ne sait pas décoder {codec}. Convertissez « {name} » en H.264 (MP4), puis rouvrez-le.',
    'file-truncated':
      '« {name} » s’arrête trop tôt : {decoded} s lues sur {declared} s. Ce qui a été lu est conservé.',
    'file-corrupt':
      'Une partie de « {name} » est abîmée : {lost} s n’ont pas pu être lues. Le reste est analysé.',
    'file-unreadable':
      '« {name} » ne peut plus être lu : il a été déplacé, modifié ou débranché. Remettez-le en place et rouvrez-le.',
    'source-frozen': 'L’image n’a pas changé depuis {seconds} s. Vérifiez la caméra ou la vidéo.',
    'picture-resized':
      'L’image est passée de {before} à {after} pixels. Ce qui était suivi est oublié, et les règles repartent de zéro.',
    'no-webcodecs':
      'Ce navigateur n’a pas WebCodecs : l’analyse image par image est impossible. La lecture en direct fonctionne.',
    'no-webgpu': 'Pas de WebGPU ici ({reason}). Vigie tourne avec {backend} : plus lent, mêmes résultats.',
    'no-backend':
      'Aucun moteur n’a pu démarrer ({reason}). Utilisez une version récente de Chrome, Edge ou Chromium.',
    'camera-denied':
      'La caméra est bloquée pour cette page. Autorisez-la dans la barre d’adresse, puis réessayez.',
    'camera-none': 'Aucune caméra trouvée. Branchez-en une, puis réessayez.',
    'camera-busy': 'La caméra est utilisée par un autre programme. Fermez-le, puis réessayez.',
    'camera-lost': 'La caméra a été débranchée ou éteinte. Rebranchez-la ou choisissez-en une autre.',
    'camera-unsupported':
      'Ici, ce navigateur ne donne pas accès aux caméras. Ouvrez la page en https ou sur localhost.',
    'microphone-denied':
      'Le micro est bloqué pour cette page. Autorisez-le dans la barre d’adresse, puis rallumez-le. La session continue sans le son.',
    'microphone-none': 'Aucun micro trouvé. Branchez-en un, puis rallumez-le.',
    'microphone-busy': 'Le micro est utilisé par un autre programme. Fermez-le, puis rallumez le micro.',
    'microphone-lost':
      'Le micro a été débranché, ou son autorisation retirée. La session continue sans le son ; rallumez-le pour écouter.',
    'microphone-unsupported':
      'Ce navigateur ne donne pas accès aux micros ici. Ouvrez la page en https ou sur localhost.',
    'sound-none': '« {name} » n’a pas de son : la règle des sons n’entend rien. Les images sont analysées.',
    'sound-codec':
      'Ce navigateur ne sait pas décoder le son de « {name} » ({codec}). Les images sont analysées sans lui.',
    'no-webgl':
      'La scène a besoin de WebGL 2, que ce navigateur ne donne pas ici ({reason}). Autorisez l’accélération graphique dans ses réglages, ou ouvrez une vidéo.',
    'scene-unknown':
      'La scène n’a pas de saynète « {name} ». Corrigez son nom ; toutes sont dans test/stage/manifest.json.',
    'graphics-lost':
      'La carte graphique a cessé de dessiner la scène et n’est pas revenue. Rechargez la page.',
    'model-missing':
      'Le modèle « {model} » manque. Lancez une fois « npm start » sur une machine qui a accès au réseau.',
    'model-hash':
      'Le fichier de modèle « {file} » n’est pas celui attendu (son empreinte diffère). Relancez « npm start ».',
    'engine-lost': 'Le moteur s’est arrêté ({reason}) et a été relancé. {seconds} s n’ont pas été analysées.',
    'engine-failed': 'Le moteur s’est arrêté ({reason}) et n’a pas pu redémarrer. Rechargez la page.',
    'scenario-invalid': 'Ce scénario est inutilisable : {path} : {problem}.',
    'scenario-too-large': 'Le fichier de scénario est trop gros ({size} Mo) ; la limite est de {limit} Mo.',
    'manifest-invalid': 'Ce manifeste est inutilisable : {path} : {problem}.',
    'manifest-missing':
      'Il n’y a pas encore de manifeste. Choisissez son fichier JSON, seul ou avec les vidéos.',
    'manifest-no-match':
      '« {first} » ne fait pas partie de « {name} ». Choisissez les fichiers nommés dans la liste.',
    'evaluation-runs':
      'Des séquences sont en cours d’analyse. Arrêtez-les avant d’ouvrir un autre manifeste.',
    'clip-unsupported':
      'Ce navigateur n’encode pas de vidéo : aucun extrait d’alerte ne peut être conservé. Leurs images le sont comme avant.',
    'session-file-unknown':
      '« {name} » n’est pas une session de Vigie. Choisissez un fichier qui se termine par « .vigie ».',
    'session-file-newer':
      '« {name} » a été enregistré par un Vigie plus récent (format {version}). Ouvrez-le avec celui-ci.',
    'session-file-damaged':
      '« {name} » est endommagé, ou sa copie a été interrompue. Copiez-le à nouveau depuis son origine.',
    'session-file-invalid': 'Ce fichier de session est inutilisable : {path} : {problem}.',
    'session-file-too-large':
      'Cette session prend {size} Mo ; un fichier de session en contient au plus {limit}. Enregistrez-la sans ses extraits.',
    'session-kept':
      'La session « {name} » a été ouverte depuis son fichier. Elle est gardée avec les précédentes dans ce navigateur.',
    'session-held':
      'La session « {name} » a été ouverte depuis son fichier. Elle reste là jusqu’à la fermeture de la page.',
    'storage-full':
      'Le stockage du navigateur est plein : impossible d’enregistrer {what}. Effacez d’anciennes sessions ou libérez de la place.',
    'storage-erased':
      'Le navigateur a effacé ce que Vigie gardait sur cette machine. Cette session est enregistrée à nouveau ; les précédentes sont perdues.',
    'update-ready':
      'Une nouvelle version de Vigie est prête. Rechargez la page quand votre session sera terminée.',
    'storage-closed':
      'Un Vigie plus récent est ouvert dans un autre onglet. Celui-ci n’enregistre plus : rechargez-le pour continuer.',
    'storage-unavailable':
      'Ce navigateur ne laisse rien enregistrer à la page : tout sera perdu à sa fermeture.',
    'second-tab':
      'Vigie est déjà ouvert dans un autre onglet. Celui-ci permet de regarder, mais n’enregistre rien.',
    'second-tab-over':
      'L’autre onglet est fermé : celui-ci enregistre de nouveau, y compris ce qu’il a trouvé entre-temps.',
    'scenario-opened': 'Le scénario « {name} » est en place. « Annuler » rétablit le précédent.',
    'scenario-saved': 'Le scénario « {name} » est enregistré dans ce navigateur.',
    'scenario-held':
      'Le scénario « {name} » reste là jusqu’à la fermeture de la page. Partagez-le en fichier pour le garder.',
    cancelled: 'Annulé.',
    unexpected: 'Un problème est survenu : {reason}.',
  },
  events: {
    'abandoned-object': { name: 'Objet abandonné', short: 'Objet' },
    'person-down': { name: 'Personne au sol', short: 'Au sol' },
    'crowd-density': { name: 'Densité trop importante', short: 'Densité' },
    'wrong-way': { name: 'Non-respect du sens de circulation', short: 'Contresens' },
    'forbidden-zone': { name: 'Franchissement d’une zone interdite', short: 'Zone interdite' },
    'crowd-surge': { name: 'Mouvement de foule', short: 'Mouvement' },
    'fire-start': { name: 'Départ de feu', short: 'Feu' },
    weapon: { name: 'Présence d’une arme', short: 'Arme' },
    'abnormal-sound': { name: 'Son anormal', short: 'Son' },
  },
  levels: { attention: 'Attention', alarm: 'Alarme' },
  verdicts: { true: 'Vraie', false: 'Fausse', unsure: 'Incertaine' },
  classes: {
    person: 'personne',
    bicycle: 'vélo',
    car: 'voiture',
    motorcycle: 'moto',
    truck: 'camion',
    dog: 'chien',
    backpack: 'sac à dos',
    umbrella: 'parapluie',
    handbag: 'sac à main',
    suitcase: 'valise',
    knife: 'couteau',
    'cell phone': 'téléphone',
  },
  conditions: {
    'object-class': { name: 'Nature de l’objet', argue: (value) => `reconnu comme : ${value}` },
    'object-score': {
      name: 'Score du détecteur',
      argue: (value, threshold) => `score du détecteur : ${value}${limit(threshold)}`,
    },
    'object-still-for': {
      name: 'Immobile depuis',
      argue: (value, threshold) => `immobile depuis ${value}${limit(threshold)}`,
    },
    attendance: { name: 'Qui est auprès', argue: (value) => value },
    'owner-metres': {
      name: 'Distance du propriétaire',
      argue: (value, threshold) => `propriétaire à ${value}${limit(threshold)}`,
    },
    'owner-distance': {
      name: 'Distance du propriétaire',
      argue: (value, threshold) => `propriétaire à ${value}${limit(threshold)}`,
    },
    'unattended-for': {
      name: 'Laissé seul depuis',
      argue: (value, threshold) => `laissé seul depuis ${value}${limit(threshold)}`,
    },
    drop: { name: 'Chute', argue: (value, threshold) => `chute de ${value}${limit(threshold)}` },
    'lying-ratio': {
      name: 'Largeur sur hauteur',
      argue: (value, threshold) => `${value} fois plus large que haut${limit(threshold)}`,
    },
    'height-share': {
      name: 'Part de la hauteur debout',
      argue: (value, threshold) => `réduit à ${value} de sa hauteur debout${limit(threshold)}`,
    },
    'still-speed': {
      name: 'Vitesse',
      argue: (value, threshold) => `bouge à peine : ${value} par seconde${limit(threshold)}`,
    },
    'on-ground-for': {
      name: 'Au sol depuis',
      argue: (value, threshold) => `au sol depuis ${value}${limit(threshold)}`,
    },
    'people-count': { name: 'Personnes', argue: (value, threshold) => `${value}${limit(threshold)}` },
    'people-at-least': {
      name: 'Personnes au moins',
      argue: (value, threshold) => `au moins ${value} : trop dense pour compter${limit(threshold)}`,
    },
    density: { name: 'Densité', argue: (value, threshold) => `densité de ${value}${limit(threshold)}` },
    'held-for': {
      name: 'Dure depuis',
      argue: (value, threshold) => `dure depuis ${value}${limit(threshold)}`,
    },
    'in-zone': { name: 'Dans la zone', argue: () => 'est dans la zone' },
    'crossed-line': { name: 'Ligne franchie', argue: () => 'a franchi la ligne' },
    'against-direction': {
      name: 'Écart au sens autorisé',
      argue: (value, threshold) => `s’écarte de ${value} du sens autorisé${limit(threshold)}`,
    },
    'progress-against': {
      name: 'Trajet à contresens',
      argue: (value, threshold) => `a parcouru ${value} à contresens${limit(threshold)}`,
    },
    'newly-placed': {
      name: 'A été posé là',
      argue: (value, threshold) => `${value} fois plus de contours apparus que disparus${limit(threshold)}`,
    },
    'torso-angle': {
      name: 'Inclinaison du buste',
      argue: (value, threshold) => `buste incliné de ${value}${limit(threshold)}`,
    },
    'hip-height': {
      name: 'Hauteur des hanches',
      argue: (value, threshold) => `hanches à ${value} du sol${limit(threshold)}`,
    },
    'shoulder-height': {
      name: 'Hauteur des épaules',
      argue: (value, threshold) => `épaules à ${value} du sol${limit(threshold)}`,
    },
    'trunk-height': {
      name: 'Longueur verticale du tronc',
      argue: (value, threshold) => `le tronc ne s’élève que de ${value}${limit(threshold)}`,
    },
    'lying-allowed': {
      name: 'On peut s’allonger ici',
      argue: (value) => `il est permis de s’allonger dans « ${value} »`,
    },
    restlessness: {
      name: 'Va-et-vient des épaules',
      argue: (value, threshold) => `les épaules montent et descendent de ${value}${limit(threshold)}`,
    },
    'pose-score': {
      name: 'Certitude de la posture',
      argue: (value, threshold) => `posture certaine à ${value}${limit(threshold)}`,
    },
    'has-direction': {
      name: 'Sens autorisé',
      argue: (value) => `la zone a un sens autorisé : ${value}`,
    },
    'flicker-rate': { name: 'Vacille', argue: (value, threshold) => `vacille ${value}${limit(threshold)}` },
    'flame-evidence': {
      name: 'Vacille depuis',
      argue: (value, threshold) => `vacille depuis ${value}${limit(threshold)}`,
    },
    'moves-as-one': {
      name: 'S’éclaire d’un bloc',
      argue: (value, threshold) => `${value} du changement se fait d’un bloc${limit(threshold)}`,
    },
    'area-change': {
      name: 'Change de taille',
      argue: (value, threshold) => `sa taille varie de ${value}${limit(threshold)}`,
    },
    'colour-picture': { name: 'Image en couleur', argue: (value) => `image en couleur : ${value}` },
    'running-share': {
      name: 'Part des gens qui courent',
      argue: (value, threshold) => `${value} des personnes suivies courent${limit(threshold)}`,
    },
    'motion-rise': {
      name: 'Plus de mouvement que d’habitude ici',
      argue: (value, threshold) => `${value} fois le mouvement habituel ici${limit(threshold)}`,
    },
    'fast-places': {
      name: 'Endroits où l’on court',
      argue: (value, threshold) => `on court à ${value} endroits${limit(threshold)}`,
    },
    'surge-kind': { name: 'Sorte de mouvement', argue: (value) => `sorte de mouvement : ${value}` },
    'knife-looks': {
      name: 'Regards qui montrent un couteau',
      argue: (value, threshold) => `un couteau dans ${value} des derniers regards${limit(threshold)}`,
    },
    'arm-raised': { name: 'Bras levé', argue: () => 'bras levé' },
    'sound-kind': { name: 'Sorte de son', argue: (value) => `on dirait ${value}` },
    'sound-heard': {
      name: 'Écoute depuis',
      argue: (value, threshold) => `a appris pendant ${value} ce qui est habituel ici${limit(threshold)}`,
    },
    'sound-level': { name: 'Niveau', argue: (value) => `niveau ${value}` },
    'sound-above': {
      name: 'Plus fort que d’habitude ici',
      argue: (value, threshold) => `${value} de plus que d’habitude ici${limit(threshold)}`,
    },
    'sound-rise': {
      name: 'Montée en 50 ms',
      argue: (value, threshold) => `monté de ${value} en 50 ms${limit(threshold)}`,
    },
    'sound-spread': {
      name: 'Part du spectre',
      argue: (value, threshold) => `dans ${value} du spectre${limit(threshold)}`,
    },
    'sound-decay': {
      name: 'Est retombé de',
      argue: (value, threshold) => `retombé de ${value} après un tiers de seconde${limit(threshold)}`,
    },
    'sound-periodic': {
      name: 'Se répète',
      argue: (value, threshold) => `${value} du son se répète${limit(threshold)}`,
    },
    'voice-for': {
      name: 'Voix pendant',
      argue: (value, threshold) => `une voix pendant ${value}${limit(threshold)}`,
    },
    'voice-pitch': {
      name: 'Hauteur de la voix',
      argue: (value, threshold) => `hauteur de la voix ${value}${limit(threshold)}`,
    },
    'voice-sway': {
      name: 'Variation de la hauteur',
      argue: (value, threshold) => `sa hauteur varie de ${value}${limit(threshold)}`,
    },
    'voice-tilt': {
      name: 'Aigus par rapport aux graves',
      argue: (value, threshold) => `aigus par rapport aux graves : ${value}${limit(threshold)}`,
    },
    'tone-for': {
      name: 'Tonalité pendant',
      argue: (value, threshold) => `une tonalité pendant ${value}${limit(threshold)}`,
    },
    'tone-frequency': { name: 'Fréquence', argue: (value) => `à ${value}` },
    'tone-beeps': { name: 'Fois de suite', argue: (value) => `entendu ${value} fois de suite` },
    'camera-health': { name: 'État de l’image', argue: (value) => `état de l’image : ${value}` },
  },
  params: {
    'abandoned-object': {
      unattendedFor: {
        name: 'Seul pendant',
        help: 'Durée pendant laquelle un objet doit rester seul. La SNCF laisse jusqu’à 20 minutes au propriétaire.',
      },
    },
    'person-down': {
      onGroundFor: {
        name: 'Au sol pendant',
        help: 'Durée pendant laquelle quelqu’un doit rester au sol. Trop courte, elle retient aussi un lacet qu’on refait.',
      },
      lyingAllowed: {
        name: 'On peut s’allonger ici',
        help: 'Fait de la zone de cette règle un endroit où l’on s’allonge (un lit, une pelouse) : aucune règle de ce genre n’y lève rien.',
      },
    },
    'crowd-density': {
      maxPeople: { name: 'Personnes', help: 'Signalé à partir de ce nombre de personnes dans la zone.' },
      maxDensity: {
        name: 'Densité',
        help: 'Personnes par mètre carré. Demande l’étalonnage du sol ; sans lui, on ne fait que compter.',
      },
      holdFor: { name: 'Pendant au moins', help: 'Durée pendant laquelle le seuil doit être dépassé.' },
    },
    'wrong-way': {
      holdFor: { name: 'Pendant au moins', help: 'Durée de marche contre le sens autorisé.' },
    },
    'forbidden-zone': {
      holdFor: { name: 'Pendant au moins', help: 'Durée de présence à l’intérieur. 0 pour une ligne.' },
    },
    'crowd-surge': {
      sensitivity: {
        name: 'Sensibilité',
        help: 'Plus haute, elle trouve davantage et se trompe plus souvent.',
      },
    },
    'fire-start': {
      holdFor: {
        name: 'Pendant au moins',
        help: 'Durée pendant laquelle quelque chose doit vaciller comme une flamme.',
      },
    },
    weapon: { holdFor: { name: 'Pendant au moins', help: 'Durée pendant laquelle une lame doit être vue.' } },
    'abnormal-sound': {
      aboveUsual: {
        name: 'Plus fort que d’habitude de',
        help: 'De combien un son doit dépasser ce qui est habituel ici. Plus bas, la règle trouve davantage et se trompe plus souvent.',
      },
      impacts: {
        name: 'Chocs',
        help: 'Soudains, dans tout le spectre et vite passés : détonation, bris de verre, porte. Elle ne les distingue pas.',
      },
      shouts: { name: 'Cris', help: 'Une voix haute, forte et brève. Ce qu’elle dit n’est pas compris.' },
      tones: {
        name: 'Tonalités d’alarme',
        help: 'Une tonalité qui dure, qui glisse ou qui revient : bips, sirènes, avertisseurs.',
      },
      toneFor: {
        name: 'Tonalité pendant au moins',
        help: 'Durée pendant laquelle une tonalité doit sonner, sans compter ses pauses.',
      },
      learnFor: {
        name: 'Écouter d’abord pendant',
        help: 'Durée pendant laquelle elle apprend ce qui est habituel ici avant de signaler quoi que ce soit. Quelques minutes valent mieux.',
      },
    },
  },
  states: {
    ok: 'normal',
    'light-change': 'lumière qui change',
    shaking: 'caméra qui tremble',
    moved: 'caméra déplacée',
    covered: 'caméra couverte',
    dark: 'trop sombre',
    frozen: 'image figée',
    scatter: 'dispersion',
    gather: 'rassemblement',
    'one-way': 'tous dans le même sens',
    turmoil: 'en tous sens',
    unknown: 'inconnu',
    attended: 'quelqu’un est auprès',
    'owner-about': 'son propriétaire est dans les parages',
    'owner-hidden': 'son propriétaire est caché',
    'passed-by': 'quelqu’un passe à côté',
    unattended: 'personne auprès',
    impact: 'un choc',
    shout: 'un cri',
    tone: 'une tonalité d’alarme',
  },
  units: {
    s: same('s'),
    m: same('m'),
    'm/s': same('m/s'),
    people: { one: 'personne', other: 'personnes' },
    'people/m²': same('pers./m²'),
    ratio: same(''),
    deg: same('°'),
    heights: { one: 'hauteur de personne', other: 'hauteurs de personne' },
    'per-s': same('fois par seconde'),
    dB: same('dB'),
    dBFS: same('dBFS'),
    Hz: same('Hz'),
    none: same(''),
  },
  reasons: {
    'device-lost': 'carte graphique perdue',
    'gpu-error': 'erreur de la carte graphique',
    timeout: 'le moteur n’a pas répondu à temps',
    'worker-error': 'le moteur s’est arrêté',
    'reference-mismatch': 'le moteur a échoué à son propre contrôle',
    'bad-output': 'le moteur a donné des nombres absurdes',
    'start-failed': 'le moteur n’a pas démarré',
    'engine-lost': 'le moteur a été relancé',
    'file-truncated': 'le fichier s’arrête trop tôt',
    'file-corrupt': 'le fichier est abîmé',
    engine: 'le moteur a été relancé',
    'engine-changed': 'le moteur a été changé',
    'engine-failed': 'le moteur était arrêté',
    starting: 'le moteur démarrait',
    skipped: 'le moteur n’a pas suivi',
    silent: 'aucune image n’arrivait : source muette ou machine en veille',
    'camera-lost': 'la caméra était perdue',
    cancelled: 'l’analyse a été arrêtée',
    failed: 'l’analyse a échoué',
    'outside-period': 'hors de la période autorisée : aucune règle n’a tourné',
    'no-webgpu': 'ce navigateur n’a pas WebGPU',
    'no-gpu': 'le navigateur ne propose aucune carte graphique',
    'no-webgl': 'ce navigateur n’a pas WebGL 2',
    'software-renderer': 'il n’y a qu’un rendu logiciel, plus lent que le processeur lui-même',
    'backend-refused': 'il n’a pas démarré',
  },
  stored: {
    session: 'la session',
    alert: 'une alerte',
    picture: 'l’image d’une alerte',
    clip: 'l’extrait vidéo d’une alerte',
    recording: 'l’enregistrement de la session',
    truth: 'ce qui a été marqué',
    verdict: 'un verdict',
    scenario: 'le scénario',
    settings: 'un réglage',
    erasure: 'la modification',
  },
  scenarioProblems: {
    'not-json': 'le fichier n’est pas du JSON, ou il est incomplet',
    'not-object': 'doit être un objet entre accolades',
    'not-list': 'doit être une liste entre crochets',
    'not-text': 'doit être un texte entre guillemets',
    'not-number': 'doit être un nombre',
    'not-whole': 'doit être un nombre entier',
    'not-boolean': 'doit être true ou false',
    'not-point': 'doit être une paire de nombres [x, y]',
    'not-box': 'doit être quatre nombres [x, y, largeur, hauteur]',
    'not-span': 'doit être deux instants [de, à] en secondes, le premier n’étant pas après le second',
    'not-date': 'doit être une date et une heure comme « 2026-11-26T08:30 »',
    'period-order': 'doit finir après avoir commencé',
    'not-one-of': 'doit être l’un de : {choices}',
    missing: 'manque',
    'unknown-key': 'n’est pas un nom que Vigie connaît ici ; corrigez-le ou retirez-le',
    version: 'doit être 1 : ce Vigie ne lit que la version 1',
    'out-of-range': 'doit être compris entre {min} et {max}',
    'too-many': 'a plus de {limit} éléments',
    'too-few': 'demande au moins {limit} éléments',
    'bad-id':
      'doit avoir de 1 à 64 lettres, chiffres, espaces, points, traits d’union ou soulignés, et commencer par une lettre ou un chiffre',
    'bad-path': 'doit être un chemin relatif sans « .. »',
    'video-or-stage': 'demande soit « video », une vidéo, soit « stage », une saynète de la scène',
    'only-stage': 'ne vaut que pour les saynètes de la scène ; retirez-le',
    'stage-knows': 'doit être omis : la scène sait ce qui s’y passe',
    'duplicate-id': 'l’identifiant « {id} » est utilisé deux fois',
    'self-crossing': 'son contour se croise, se touche ou n’enferme aucune surface',
    'no-length': 'doit avoir une longueur : [0, 0] n’indique aucun sens',
    'zone-unknown': 'aucune zone n’a l’identifiant « {id} »',
    'zone-unfit': 'la zone « {id} » est de type {kind}, que la règle « {event} » ne peut pas surveiller',
    'param-unknown': 'la règle « {event} » n’a pas de paramètre de ce nom ; elle a : {names}',
    'not-recording': 'n’est pas un enregistrement que Vigie sache lire',
    'ground-image': 'trois des quatre points de l’image sont alignés',
    'ground-metres': 'trois des quatre points au sol sont alignés',
    'ground-order': 'les quatre points ne tournent pas dans le même ordre sur l’image et au sol',
  },
  wholePicture: 'Toute l’image',
  wholePlace: 'Tout le lieu',
  yes: 'oui',
  no: 'non',
};
