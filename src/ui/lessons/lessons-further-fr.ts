import type { LessonTexts } from './lesson-words.ts';

/** The second half of the French lessons. */
export const furtherFr: Pick<LessonTexts, 'crowd' | 'fool' | 'mask' | 'sweep'> = {
  crowd: {
    title: 'À partir de combien est-ce une foule ?',
    learn:
      'Huit personnes se rassemblent. La machine compte, parfois mal ; un nombre que quelqu’un a choisi décide.',
    goal: 'Distinguer compter, limiter et danger.',
    material: 'Vigie, une machine pour deux. À la caméra : un groupe qui accepte d’être filmé.',
    talk: [
      'Demandez à chacun son nombre avant la scène. À quel point les réponses diffèrent-elles ?',
      'Une manifestation, un concert, un quai à six heures du soir : est-ce le même nombre ?',
    ],
    keep: 'Compter se mesure, et pas très bien ; « trop » se décide, par qui règle le nombre.',
    steps: {
      count: {
        title: 'Les laisser se rassembler',
        text: 'Regardez le nombre de personnes sous l’image pendant qu’elles arrivent. Est-ce déjà une foule ? Dites un nombre avant de continuer.',
        hint: 'Le compte est sous l’image. Si l’image est arrêtée, appuyez sur la barre d’espace.',
        after: 'Il n’y a pas d’alerte : la limite de la règle est de 12.',
      },
      'count-camera': {
        title: 'Être compté',
        text: 'Mettez-vous devant votre caméra, à plusieurs si possible, et regardez le nombre sous l’image.',
        after: 'Il n’y a pas d’alerte : la limite de la règle est de 12.',
      },
      limit: {
        title: 'Régler sa propre limite',
        text: 'Donnez à la règle la limite qui est une foule pour vous.',
        hint: 'Cliquez le nom de la règle à gauche de la chronologie ; sous « Pourquoi ? », changez « Personnes », puis Entrée. Une limite inférieure ou égale au nombre de présents déclenche une alerte.',
        after: 'C’est ainsi que cela se fait sur le terrain : quelqu’un tape un nombre.',
      },
      alert: {
        title: 'La voir se déclencher',
        text: 'Attendez l’alerte. Si rien ne vient, votre limite dépasse ce que compte la machine : baissez-la.',
        hint: 'La règle attend 2 secondes avant de parler.',
        after:
          'Ce sont les mêmes gens qu’il y a une minute. Une touche de clavier en a fait « trop de monde ».',
      },
      who: {
        title: 'Qui décide ?',
        text: 'Qui décide à partir de combien c’est une foule ?',
        choices: {
          machine: { label: 'La machine, par expérience', why: 'Non. Elle compte et compare.' },
          law: {
            label: 'La loi',
            why: 'Non. Le décret parle d’une densité trop importante et ne donne aucun nombre.',
          },
          setter: {
            label: 'Qui règle la limite',
            why: 'Oui. Demandez qui c’est, quand elle a été réglée, et si elle a changé pour un jour précis.',
          },
        },
        fact: {
          text: 'Le comité d’évaluation a jugé les alertes de densité « globalement satisfaisantes » : elles aident à canaliser les flux. Aucun chiffre n’a été publié.',
          source: 'Banque des territoires, février 2025',
        },
      },
      wrong: {
        title: 'La prendre à mal compter',
        text: 'Huit personnes sont là. Mettez la scène en pause à un moment où la machine en compte un autre nombre.',
        hint: 'Ramenez la barre de lecture entre 0:13 et 0:18, laissez jouer, et mettez en pause avec la barre d’espace quand le nombre sous l’image n’est pas 8.',
        after:
          'Mesuré sur cette scène : 7 ou 8 vus d’en haut, 8 ou 9 à hauteur d’yeux. Dans une vraie foule, où les gens se cachent les uns les autres, les comptes sont bien trop bas.',
      },
      dense: {
        title: 'Est-ce dense ?',
        text: 'Huit personnes : que faut-il encore savoir pour parler de densité ?',
        choices: {
          count: {
            label: 'Rien : huit, c’est huit',
            why: 'Huit dans un ascenseur ne sont pas huit dans un hall.',
          },
          area: {
            label: 'Le sol où elles se tiennent, en mètres carrés',
            why: 'Oui. Sans l’étalonnage du sol, Vigie ne donne aucune densité, quoi que d’autres affichent.',
          },
          feeling: {
            label: 'Ce qu’elles ressentent',
            why: 'Cela compterait, et aucune caméra ne le mesure.',
          },
        },
        fact: {
          text: 'Au-delà de cinq personnes par mètre carré, on parle de danger.',
          source: 'K. Still, gkstill.com, consulté en novembre 2026',
        },
      },
    },
  },
  fool: {
    title: 'La tromper',
    learn:
      'Un parapluie, une couverture, s’accroupir, une photo : ce qui cache quelqu’un, et ce qui l’invente.',
    goal: 'Éprouver un détecteur comme le fait un testeur : dire ce qui va se passer, essayer, noter.',
    material:
      'Vigie, une machine pour deux. À la caméra : une couverture, un parapluie, la photo d’une personne.',
    talk: [
      'Qui est caché par hasard : en fauteuil roulant, sous une cape de pluie, un enfant, quelqu’un assis par terre ?',
      'Un système qu’une couverture trompe : qui surveille-t-il alors ?',
    ],
    keep: 'Elle cherche les images qui l’ont entraînée. Qui a une autre allure n’est pas là.',
    steps: {
      guess: {
        title: 'Le dire d’abord',
        text: 'Quatre ruses vont venir. À laquelle la machine va-t-elle se laisser prendre le plus ?',
        choices: {
          umbrella: { label: 'Le parapluie', why: 'Gardez votre réponse en tête ; la scène le dira.' },
          blanket: { label: 'La couverture', why: 'Gardez votre réponse en tête ; la scène le dira.' },
          crouch: { label: 'S’accroupir', why: 'Gardez votre réponse en tête ; la scène le dira.' },
          photo: { label: 'La photo', why: 'Gardez votre réponse en tête ; la scène le dira.' },
        },
      },
      phantom: {
        title: 'Trouver celui qui n’en est pas un',
        text: 'Quelqu’un dans ce hall est en carton : une photo découpée. Choisissez sa boîte.',
        hint: 'Sous « Pourquoi ? », dans la liste « Suivis en ce moment » : la boîte qui ne bouge jamais, à droite, près du pilier.',
        after:
          'Mesuré sur cette scène : « personne » dans presque toutes les images, (124 sur 128), avec un score de 0,9 ou plus sauf quand quelqu’un passe devant. C’est la personne la plus sûre de toutes.',
      },
      truth: {
        title: 'Montrer la vérité',
        text: 'Allumez « Vérité » : des contours en tirets entourent ceux qui sont vraiment là.',
        hint: 'Le bouton « Vérité » est sous l’image.',
        after: 'La photo n’a pas de contour.',
      },
      crouch: {
        title: 'S’accroupir',
        text: 'Quelqu’un s’accroupit au milieu. Mettez en pause quand quelqu’un a un contour et pas de boîte à soi.',
        hint: 'La personne est accroupie entre 0:05 et 0:09. Ramenez la barre de lecture à 0:03 si vous l’avez manquée, et mettez en pause avec la barre d’espace.',
        after:
          'Mesuré sur cette scène : une fois accroupie, une personne dans aucune des 17 images ; dans la plupart la machine dit « chien ».',
      },
      blanket: {
        title: 'La couverture',
        text: 'Laissez jouer jusqu’à ce que quelqu’un vienne sous une couverture.',
        hint: 'C’est vers 0:20. La vitesse de lecture se règle à côté de la barre.',
        after: 'Mesuré sur cette scène : une personne dans aucune des 39 images, ni rien d’autre.',
      },
      umbrella: {
        title: 'Le parapluie',
        text: 'Quelqu’un est venu aussi avec un parapluie, entre 0:14 et 0:20. Qu’est-il devenu ?',
        choices: {
          lost: { label: 'Perdu : la tête est cachée', why: 'Regardez encore à 0:15 : il y a une boîte.' },
          found: {
            label: 'Trouvé tout du long',
            why: 'Oui, dans 24 images sur 24 : de cette hauteur, on voit le tronc et les jambes, et le parapluie a même sa propre boîte. Vu d’aplomb, ce serait autre chose.',
          },
          twice: {
            label: 'Compté deux fois',
            why: 'Regardez encore à 0:15 : une personne, et un parapluie.',
          },
        },
      },
      alone: {
        title: 'Être trouvé',
        text: 'Placez-vous devant votre caméra, seul, pour que le compte soit à 1.',
        hint: 'À deux mètres, le corps entier dans l’image.',
        after: 'Essayez maintenant de vous défaire de votre boîte sans sortir de l’image.',
      },
      vanish: {
        title: 'Disparaître à vue',
        text: 'Restez dans l’image et faites-vous perdre par la machine : accroupissez-vous, tournez-vous, une couverture, un parapluie.',
        hint: 'Cela compte quand aucune personne n’est trouvée dans toute l’image pendant une image analysée. Les photos au mur comptent aussi.',
        after:
          'Notez ce qui a marché. Cela dépend de la lumière, de la distance et de vos vêtements : c’est à cela que sert un essai.',
      },
      double: {
        title: 'Être deux',
        text: 'Tenez la photo d’une personne, aussi grande que possible, sur papier ou sur un téléphone, jusqu’à ce que deux soient trouvées.',
        hint: 'Un corps entier sur la photo marche mieux qu’un visage.',
        after: 'L’image d’une personne est pour elle une personne.',
      },
      means: {
        title: 'Qu’en conclure ?',
        text: 'Que faut-il en conclure ?',
        choices: {
          useless: {
            label: 'Ces caméras ne trouvent personne',
            why: 'C’est trop dire : qui était debout ou marchait a presque toujours été trouvé.',
          },
          weak: {
            label:
              'Elle trouve ce qui ressemble aux images de son entraînement, et les essais de ses fabricants y ressemblent aussi',
            why: 'Oui. Demandez donc avec quelles personnes, quels vêtements et quels lieux elle a été essayée avant de venir ici.',
          },
          train: {
            label: 'Avec plus d’entraînement, tout cela est réglé',
            why: 'En partie. Puis autre chose aura l’air inhabituel, et personne ne l’aura essayé.',
          },
        },
        fact: {
          text: 'Constat de l’évaluation : les performances de terrain ne sont pas celles du laboratoire ; la phase de calibrage est essentielle et doit durer assez pour voir la météo, la lumière et les foules.',
          source: 'kennycaldieraro.fr, citant le rapport du comité de janvier 2025',
        },
      },
    },
  },
  mask: {
    title: 'Ce que les masques cachent, et ce qu’ils ne cachent pas',
    learn: 'Une surface noire soustrait un lieu à l’analyse. Elle ne soustrait pas les gens à l’histoire.',
    goal: 'Savoir ce que promet un masque, et à qui il faut faire confiance pour cela.',
    material: 'Vigie, une machine pour deux.',
    talk: [
      'Une terrasse, la porte d’un médecin, une fenêtre : que masqueriez-vous sur votre place, et qui verrait que c’est fait ?',
      'Le masque y était le jour du contrôle. Et le lendemain ?',
    ],
    keep: 'Un masque est un réglage. Il vaut ce que vaut qui tient la souris.',
    steps: {
      draw: {
        title: 'Tracer un masque',
        text: 'Noircissez un endroit où des gens passent ou se tiennent.',
        hint: 'Appuyez sur « Modifier les zones » (ou Z), choisissez « Masque rectangulaire », cliquez deux coins opposés.',
        after: 'C’est noir aussitôt, pour quiconque regarde.',
      },
      holds: {
        title: 'Le mettre à l’épreuve',
        text: 'Attendez que quelqu’un soit derrière le masque. Une boîte s’y dessine-t-elle ?',
        hint: 'Laissez jouer la scène. « Vérité » montre qui est derrière. Si personne n’y vient jamais, déplacez le masque.',
        after: 'Rien n’y est trouvé. Dans Vigie, le noir est mis avant que le détecteur ne voie l’image.',
      },
      hides: {
        title: 'Où est-ce noir ?',
        text: 'Pourquoi rien n’y est-il trouvé ?',
        choices: {
          drawing: {
            label: 'Une forme noire est dessinée par-dessus l’image à l’écran',
            why: 'Cela ne le cacherait qu’à vous. Dans Frigate, un système libre bien connu, les masques écartent des choses des règles ; aucun ne cache les pixels.',
          },
          before: {
            label: 'C’est noirci avant que quoi que ce soit ne regarde',
            why: 'Oui : avant le détecteur, l’image de l’alerte et le rapport. Ce qui est masqué n’atteint rien.',
          },
          blur: {
            label: 'C’est flouté',
            why: 'Non. Le flou laisse les formes et les mouvements, et se défait en partie.',
          },
        },
        fact: {
          text: 'Les masques qui cachent les pixels sont parmi les fonctions les plus demandées aux logiciels libres de surveillance, et souvent absents ; un masque de mouvement est souvent pris pour tel.',
          source:
            'fils de blakeblackshear/frigate (4429, 4722, 5625, 5909, 10930, 15781) et roflcoopter/viseron (1457) sur GitHub, consultés en novembre 2026',
        },
      },
      not: {
        title: 'Que ne cache-t-il pas ?',
        text: 'Quelqu’un passe derrière le masque et en ressort. Qu’en sait-on tout de même ?',
        choices: {
          face: { label: 'Son apparence', why: 'Pas derrière le masque.' },
          around: {
            label: 'Qu’il est entré, quand, et par où il est ressorti',
            why: 'Oui. Avant et après, il est dans l’image. Un masque sur une porte montre encore qui va à la porte.',
          },
          nothing: { label: 'Rien', why: 'Regardez quelqu’un passer ses bords.' },
        },
      },
      gone: {
        title: 'L’enlever',
        text: 'Supprimez le masque. Comptez les secondes que cela prend.',
        hint: 'Choisissez le masque dans l’image ou dans la liste et appuyez sur « Supprimer » ; ou Ctrl+Z.',
        after: 'Personne dans l’image ne s’en est aperçu.',
      },
      who: {
        title: 'À qui faites-vous confiance ?',
        text: 'De qui dépend un masque ?',
        choices: {
          setter: {
            label: 'De qui peut changer les réglages',
            why: 'Oui. Demandez donc qui le peut, si les changements sont consignés, et si quelqu’un du dehors peut voir le masque.',
          },
          nobody: { label: 'De personne : c’est technique', why: 'Vous venez d’en supprimer un.' },
          filmed: {
            label: 'Des personnes filmées',
            why: 'Elles ne peuvent pas même voir s’il est là.',
          },
        },
        fact: {
          text: 'Avis de la CNIL sur des photos de lecture de plaques : les parties qui montrent les occupants et ne servent pas « devraient être supprimées ou floutées dès que possible conformément au principe de minimisation des données ».',
          source:
            'CNIL, citée à l’Assemblée nationale (nosdeputes.fr, intervention 317685, consultée en novembre 2026)',
        },
      },
    },
  },
  sweep: {
    title: 'Balayer un seuil, et choisir qui paie',
    learn:
      'Un nombre déplace les erreurs d’un groupe de gens vers un autre. Choisissez-le, et dites pour qui.',
    goal: 'Voir qu’il n’y a pas de seuil neutre, et en défendre un.',
    material: 'Vigie, une machine pour deux. Pas de caméra. La leçon 3 d’abord.',
    talk: [
      'Chaque groupe défend sa valeur devant les autres : qui paie, et le lui a-t-on demandé ?',
      'Quelle valeur choisirait le vendeur, l’exploitant, le voyageur ?',
    ],
    keep: 'Aucun seuil n’est juste. Il n’y a que le choix de qui supporte quelle erreur.',
    steps: {
      record: {
        title: 'Enregistrer la scène',
        text: 'Laissez la scène des deux valises aller à sa fin. Si vous venez de la leçon 3, et avez annulé votre changement, elle est déjà là.',
        hint: 'Si l’image est arrêtée, appuyez sur la barre d’espace. La vitesse de lecture se règle à côté de la barre.',
        after:
          'Des cadres et des mesures sont enregistrés, aucun film ; et la scène sait quelle valise a vraiment été abandonnée.',
      },
      sweep: {
        title: 'Essayer toutes les valeurs',
        text: 'Sous « Et si ? », balayez « Seul pendant » sur toute son étendue.',
        hint: 'Onglet « Et si ? », sous « Balayer un seuil » : choisissez « Seul pendant » et appuyez sur « Balayer ».',
        after: 'La scène a été jugée de nouveau pour deux douzaines de valeurs, sans revoir une seule image.',
      },
      ends: {
        title: 'Lire la courbe',
        text: 'Parcourez la courbe : que se passe-t-il à gauche, que se passe-t-il à droite ?',
        choices: {
          best: {
            label: 'Une valeur ne fait aucune erreur : avec elle, la machine a raison',
            why: 'Sur cette seule scène, parce que le propriétaire est revenu après tant de secondes. Le prochain sera plus lent.',
          },
          trade: {
            label: 'À gauche de fausses alertes, à droite des oublis',
            why: 'Oui. Entre les deux, on échange les unes contre les autres, et l’endroit dépend de la scène.',
          },
          zero: {
            label: 'À droite, c’est parfait : aucune fausse alerte',
            why: 'Une règle qui ne parle jamais n’a jamais tort. Regardez ce qu’elle a manqué.',
          },
        },
      },
      choose: {
        title: 'Choisir',
        text: 'Prenez la valeur dont vous répondriez, et mettez-la dans la règle.',
        hint: 'Déplacez le curseur sous la courbe, puis appuyez sur « Prendre … ».',
        after: 'C’est maintenant la règle de ce lieu.',
      },
      pays: {
        title: 'Qui paie ?',
        text: 'Sur qui votre valeur pèse-t-elle le plus ?',
        choices: {
          traveller: {
            label: 'Les voyageurs qui laissent un sac un moment',
            why: 'Avec un temps court : on évacue des halls et on arrête des trains pour eux. SNCF, 2021 : 3 000 trains supprimés pour des bagages délaissés.',
          },
          agent: {
            label: 'Les agents qui vérifient chaque alerte',
            why: 'Avec un temps court : chaque signalement doit être vérifié par un être humain, et qui est appelé pour rien toute la journée regarde moins bien.',
          },
          victim: {
            label: 'Ceux qui sont à côté quand c’en est vraiment un',
            why: 'Avec un temps long. Cela n’arrive presque jamais, et personne ne veut être celui qui a choisi.',
          },
        },
        fact: {
          text: '200 bagages délaissés par semaine et 3 000 trains supprimés en 2021. Dans toute l’expérimentation de 2024, un seul colis suspect identifié.',
          source:
            'numerique.sncf.com ; Next.ink, sur le rapport du comité du 14 janvier 2025 ; consultés en novembre 2026',
        },
      },
      elsewhere: {
        title: 'Et ailleurs ?',
        text: 'Votre valeur sera-t-elle bonne dans une autre gare ?',
        choices: {
          same: {
            label: 'Oui : un sac est un sac',
            why: 'L’affluence, les bancs, la lumière et les habitudes diffèrent. La courbe était celle d’une seule scène de 27 secondes.',
          },
          again: {
            label: 'Il faut mesurer de nouveau, sur place, et longtemps',
            why: 'Oui. Avec qui, combien de temps, et le résultat est-il publié ? Ce sont des questions à poser à un exploitant.',
          },
        },
      },
    },
  },
};
