import type { AllFacts } from './facts-en.ts';

/** Textes français des fiches des règles. */
export const factsFr: AllFacts = {
  'abandoned-object': {
    looksAt:
      'Un sac ou une valise qui cesse de bouger, qui était à côté à ce moment, et combien de temps on s’en éloigne.',
    cannot: [
      'Voir les petits sacs de loin : les réseaux en manquent la plupart.',
      'Savoir à qui est le sac dans une foule, ou entre amis.',
      'Voir un sac contre des jambes ou un banc, un sac sombre sur un sol sombre, ou déjà là au départ.',
      'Distinguer à tout coup un sac d’une poubelle, d’un reflet ou d’une personne assise par terre.',
    ],
    field: {
      finding:
        'Jugé inégal, le plus faible de ceux qui ont été essayés. Fausses alertes : mobilier, reflets, flaques, lumières, poubelles et personnes sans abri.',
      figure: '62 % des alertes de la SNCF étaient fausses.',
      source: 'La Croix, 15 janvier 2025',
    },
  },
  'person-down': {
    looksAt:
      'La chute soudaine de la boîte d’une personne, son changement de forme, puis l’immobilité au sol.',
    cannot: [
      'Suivre longtemps quelqu’un d’allongé : les détecteurs perdent la plupart des personnes couchées.',
      'Distinguer à tout coup une chute de quelqu’un qui s’allonge exprès ou refait son lacet.',
      'Bien voir une chute dans l’axe de la caméra, ou derrière un meuble.',
    ],
    field: {
      finding: 'Aucun avis du comité d’évaluation sur les chutes n’a été trouvé.',
      figure: null,
      source: null,
    },
  },
  'crowd-density': {
    looksAt:
      'Le nombre de personnes suivies dans la zone et, si le sol est étalonné, le nombre de personnes par mètre carré.',
    cannot: [
      'Compter une foule dense : là où les gens se cachent les uns les autres, le compte est trop bas.',
      'Donner une densité sans étalonnage du sol.',
      'Voir les gens au loin : sous un dixième environ de la hauteur de l’image, ils sont manqués.',
    ],
    field: {
      finding: 'Jugé « globalement satisfaisant » : aide à canaliser les flux.',
      figure: null,
      source: 'Banque des territoires, février 2025',
    },
  },
  'wrong-way': {
    looksAt: 'Le trajet de chaque personne dans la zone, comparé au sens autorisé.',
    cannot: [
      'Juger quelqu’un qui zigzague, ou qui ne marche qu’un instant vers la caméra.',
      'Séparer deux personnes qui se croisent de près : leurs trajets peuvent être échangés.',
    ],
    field: {
      finding: 'Jugé « globalement satisfaisant », pour les véhicules.',
      figure: null,
      source: 'Banque des territoires, février 2025',
    },
  },
  'forbidden-zone': {
    looksAt: 'Si les pieds de quelqu’un sont dans la zone, ou ont franchi la ligne.',
    cannot: [
      'Savoir où sont des pieds cachés.',
      'Distinguer à tout coup un reflet ou une affiche d’une personne.',
      'Voir quelqu’un qui rampe.',
    ],
    field: {
      finding: 'Jugé « globalement satisfaisant » ; au mieux pour les personnes sur les voies.',
      figure: null,
      source: 'Banque des territoires, février 2025',
    },
  },
  'crowd-surge': {
    looksAt: 'Un changement soudain de vitesse et de direction, partagé par beaucoup.',
    cannot: [
      'Distinguer une panique d’une course au bus, d’un jeu ou de l’arrivée d’un train.',
      'Fonctionner à moins de cinq personnes environ, ou quand la caméra bouge.',
    ],
    field: {
      finding: 'Jugé « incertain, à améliorer ».',
      figure: null,
      source: 'Banque des territoires, février 2025',
    },
  },
  'fire-start': {
    looksAt: 'Une lumière couleur de feu, nouvelle, qui vacille sur une base fixe.',
    cannot: [
      'Voir la fumée, ou un feu caché.',
      'Fonctionner en noir et blanc, ou de nuit en infrarouge.',
      'Distinguer à tout coup un feu d’un gyrophare, d’une enseigne, d’un couchant ou d’un vêtement orange.',
    ],
    field: {
      finding:
        'Aucun avis trouvé. De fausses alertes sont rapportées : enseignes lumineuses, reflets d’éclairage public, gyrophares.',
      figure: null,
      source: 'La Croix, 15 janvier 2025',
    },
  },
  weapon: {
    looksAt: 'Un couteau près d’une main, vu de près.',
    cannot: [
      'Voir les armes à feu : ses images d’apprentissage n’en contiennent pas.',
      'Voir une lame de loin, de profil ou en mouvement.',
      'Distinguer à tout coup un couteau d’un téléphone. Au quotidien, presque toutes ses alertes sont fausses.',
    ],
    field: {
      finding: 'Jugé « inégal ».',
      figure: null,
      source: 'Banque des territoires, février 2025',
    },
  },
  'abnormal-sound': {
    looksAt:
      'Elle écoute : niveau et spectre, comparés à ce qui est habituel dans le lieu, et, dans ce qui est plus fort, trois formes : un choc, un cri, une tonalité d’alarme. Aucun son n’est enregistré, seulement quelques nombres par instant, dont on ne peut rien refaire entendre ; aucun mot n’est compris. La liste de la loi française ne connaît aucun son ; des villes ont pourtant acheté de tels capteurs.',
    cannot: [
      'Distinguer un coup de feu d’une porte qui claque, d’un pétard ou d’une planche qui tombe.',
      'Distinguer un appel à l’aide d’un jeu ou d’un chant, une alarme d’un klaxon, d’un sifflet ou d’un long cri.',
      'Entendre ce qui est loin, derrière un mur ou sous le bruit de la circulation ; dire d’où vient un son.',
      'Fonctionner dans le vent, près d’une musique ou dans un hall à longue réverbération.',
      'Savoir quel est le vrai niveau : un micro qui n’est pas étalonné n’a que sa propre échelle (dBFS).',
    ],
    field: {
      finding: 'Aucun avis : l’expérimentation française ne portait que sur des images.',
      figure: null,
      source: null,
    },
  },
};
