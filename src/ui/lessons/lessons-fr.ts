import { furtherFr } from './lessons-further-fr.ts';
import type { LessonTexts } from './lesson-words.ts';

/** French texts of the lessons. */
export const lessonsFr: LessonTexts = {
  see: {
    title: 'Voir comme la machine',
    learn: 'Ce qui reste d’une personne après le détecteur : un rectangle, une catégorie, un nombre.',
    goal: 'Distinguer ce que montre l’image de ce que la machine en garde.',
    material: 'Vigie, une machine pour deux ; une caméra si le groupe veut se voir.',
    talk: [
      'Que saviez-vous de ces gens que la machine ignorait ? Que savait-elle que vous ignoriez ?',
      'Qui serait tenté d’y ajouter les visages, et qu’est-ce que cela changerait ?',
    ],
    keep: 'Un détecteur ne comprend pas une scène. Il trace des rectangles et dit à quel point il est sûr.',
    steps: {
      'boxes-off': {
        title: 'Regarder sans la machine',
        text: 'Éteignez « Boîtes » sous l’image et regardez quelques secondes. Dites à voix haute ce que vous savez : qui marche avec qui, qui est pressé, qui attend.',
        hint: 'Les boutons sont sous l’image : Boîtes, Traces, Zones. Un clic sur « Boîtes » l’éteint.',
        after: 'Vous avez vu des gens, des intentions, peut-être une histoire. Gardez-les en tête.',
      },
      'boxes-on': {
        title: 'Regarder avec la machine',
        text: 'Rallumez « Boîtes ». Chaque rectangle est tout ce que le détecteur transmet : où, laquelle d’une douzaine de catégories, à quel point il est sûr.',
        after: 'Le reste de l’image est jeté avant qu’aucune règle ne regarde.',
      },
      person: {
        title: 'Lire un rectangle',
        text: 'Choisissez quelqu’un dans la liste « Suivis en ce moment », à droite sous « Pourquoi ? ». Lisez tout ce qu’il y a.',
        hint: 'Ouvrez l’onglet « Pourquoi ? ». Sous « Suivis en ce moment », chaque ligne est une personne ; cliquez-en une. La barre d’espace met l’image en pause.',
        after: 'Une catégorie, un score, une place, une vitesse, depuis quand : c’est tout le dossier.',
      },
      knows: {
        title: 'Que sait-elle ?',
        text: 'Que sait la machine de cette personne ?',
        choices: {
          name: {
            label: 'Qui elle est',
            why: 'Non. Rien ici ne compare un visage ou un corps à quoi que ce soit. Le droit français l’exclut d’ailleurs pour ce genre de système.',
          },
          box: {
            label: 'Un rectangle, une catégorie et un score',
            why: 'Oui. Ce qui ressemble à de la compréhension est construit ensuite, par des règles qui comptent des secondes et des mètres.',
          },
          intent: {
            label: 'Ce qu’elle s’apprête à faire',
            why: 'Non. Une règle peut prendre une longue attente pour une menace ; c’est l’idée de qui l’a écrite, pas une lecture des pensées.',
          },
        },
        fact: {
          text: 'L’identification biométrique, les données biométriques et la reconnaissance faciale sont exclues des systèmes que la loi a permis d’expérimenter.',
          source: 'loi n° 2023-380, article 10, et décret n° 2023-828 du 28 août 2023',
        },
      },
      truth: {
        title: 'Comparer avec la vérité',
        text: 'La scène sait ce qui est vraiment là. Allumez « Vérité » et cherchez une boîte en retard, décalée ou absente.',
        after:
          'Les contours en tirets sont la vérité. Sur une vraie caméra personne ne peut les tracer : seuls ceux qui regardent voient les erreurs.',
      },
      away: {
        title: 'Disparaître',
        text: 'Sortez tous de l’image, jusqu’à ce que le compte soit à 0.',
        hint: 'Le nombre de personnes est sous l’image. S’il reste à 1, quelque chose sur votre mur ressemble peut-être à quelqu’un.',
        after: 'Gardez-le en tête pour la question suivante.',
      },
      again: {
        title: 'Et au retour ?',
        text: 'Quelqu’un sort de l’image et revient une minute plus tard. Qu’en fait Vigie ?',
        choices: {
          same: {
            label: 'La même personne, avec le même numéro',
            why: 'Non. Un numéro suit un rectangle d’image en image ; il s’éteint quand le rectangle est perdu.',
          },
          new: {
            label: 'Quelqu’un de nouveau, avec un nouveau numéro',
            why: 'Oui. Vigie ne relie personne à personne par-delà une absence. Les systèmes qui le font ont besoin d’un portrait de chaque corps, et c’est là que commence la reconnaissance.',
          },
          face: {
            label: 'Elle cherche le visage dans une liste',
            why: 'Non. Il n’y a aucun visage dans Vigie, ni aucune liste où le chercher.',
          },
        },
      },
    },
  },
  zone: {
    title: 'Tracer une zone',
    learn:
      'Une zone interdite, quelqu’un la trace, sur une image, à la souris. Qu’est-ce qui y entre au juste ?',
    goal: 'Voir qu’une règle est un choix humain : où passe la ligne, et quel point du corps compte.',
    material: 'Vigie, une machine pour deux.',
    talk: [
      'Où traceriez-vous la ligne sur le quai de votre gare ? Qui verrait le tracé ?',
      'Quelqu’un se penche par-dessus la ligne sans la franchir. Faut-il une alerte ?',
    ],
    keep: 'La machine n’interdit rien : quelqu’un a tracé une ligne et choisi ce qui compte comme franchir.',
    steps: {
      draw: {
        title: 'Tracer une surface',
        text: 'Tracez une zone sur le sol où passent les gens, assez grande pour trois d’entre eux.',
        hint: 'Appuyez sur « Modifier les zones » en haut de l’image (ou Z), choisissez « Rectangle », cliquez deux coins opposés. Au clavier : choisissez l’outil, déplacez la croix avec les flèches, Entrée pour chaque coin.',
        after: 'Ce n’est encore qu’une forme : rien ne la surveille.',
      },
      rule: {
        title: 'L’interdire',
        text: 'Ajoutez une règle « Franchissement d’une zone interdite » et donnez-lui votre zone.',
        hint: 'Onglet « Scénario », « Ajouter une règle » : choisissez « Franchissement d’une zone interdite » et votre zone comme lieu.',
        after: 'Vous venez de décider ce qui est interdit. Personne dans l’image n’en a été averti.',
      },
      alert: {
        title: 'Attendre quelqu’un',
        text: 'Laissez la scène continuer jusqu’à ce que quelqu’un entre. Sur votre propre caméra : entrez vous-même.',
        hint: 'L’image est en pause ? Appuyez sur la barre d’espace. Personne ne vient ? Agrandissez la zone.',
        after: 'Une alerte : avec son image, son lieu et son moment.',
      },
      because: {
        title: 'Lire son argument',
        text: 'Ouvrez l’alerte et lisez ce qui a été mesuré, et contre quelle limite.',
        hint: 'Cliquez le nom de l’alerte dans la liste à droite ; son argument s’ouvre sous « Pourquoi ? ».',
        after:
          'Chaque ligne est une valeur mesurée et un seuil. Une alerte qui ne les dit pas ne se vérifie pas.',
      },
      feet: {
        title: 'Qu’est-ce qui entre ?',
        text: 'Quel point d’une personne doit être dans la zone ? Regardez où elle était au moment de l’alerte.',
        choices: {
          head: {
            label: 'La tête',
            why: 'Non. Vue d’en haut, la tête se dessine bien en arrière de l’endroit où l’on se tient.',
          },
          whole: {
            label: 'Le corps entier',
            why: 'Non. Sur l’image, un corps couvre un sol où il ne se tient pas.',
          },
          feet: {
            label: 'Les pieds, ou l’endroit où on les croit',
            why: 'Oui : le milieu du bord inférieur du rectangle. Si un banc cache les pieds, ce bord est trop haut, et l’on croit la personne plus loin.',
          },
        },
      },
      line: {
        title: 'Qui a tracé la ligne ?',
        text: 'Qui a décidé que quelqu’un était en faute ?',
        choices: {
          machine: { label: 'La machine', why: 'Non. Elle a comparé un point à une forme.' },
          law: {
            label: 'La loi',
            why: 'Le droit fixe la liste des catégories d’événements. Il ne dit pas où passe la ligne dans cette image.',
          },
          you: {
            label: 'Qui a tracé la zone',
            why: 'Oui : vous, il y a deux minutes. Sur le terrain aussi, quelqu’un la trace, et peut la retracer n’importe quel jour.',
          },
        },
        fact: {
          text: 'Des seuils précis (nombre de personnes, type de véhicule, durées, etc.) peuvent être réglés à la main pour chaque événement, lieu ou menace (traduit de l’anglais).',
          source: 'Reuters, mars 2024',
        },
      },
    },
  },
  bag: {
    title: 'Le sac, et pourquoi la machine crie au loup',
    learn:
      'Deux valises, deux alertes, dont une pour rien. Pourquoi l’usage le plus connu est le pire sur le terrain.',
    goal: 'Juger soi-même des alertes, et voir qu’une fausse alerte peut être une mesure exacte.',
    material: 'Vigie, une machine pour deux. Pas de caméra.',
    talk: [
      'Vingt alertes par jour, dont douze pour rien : que fait l’agent de la treizième ?',
      'Que devrait savoir la machine pour distinguer les deux propriétaires, et voudriez-vous qu’elle le sache ?',
    ],
    keep: 'Elle a bien mesuré : une chose, immobile, et personne auprès. Le danger, lui, n’a jamais été mesuré.',
    steps: {
      alerts: {
        title: 'Deux valises restent là',
        text: 'Deux personnes posent une valise et s’en vont. La règle est réglée sur 8 secondes. Attendez les deux alertes.',
        hint: 'Si l’image est arrêtée, appuyez sur la barre d’espace. Sans carte graphique, la scène dure une minute. Les alertes viennent vers 0:18 et 0:22.',
        after:
          'Deux alarmes. Pendant que la seconde se préparait, quelqu’un est revenu chercher la première valise.',
      },
      because: {
        title: 'En ouvrir une',
        text: 'Ouvrez une alerte et lisez son argument. Laquelle de ses lignes dit que quelque chose est dangereux ?',
        hint: 'Cliquez le nom de l’alerte dans la liste à droite.',
        after:
          'Aucune. Une chose, arrivée depuis peu, immobile depuis tant de temps, personne à côté : c’est tout l’argument.',
      },
      verdicts: {
        title: 'Juger les deux',
        text: 'Regardez jusqu’à la fin, puis donnez votre verdict à chaque alerte : vraie, fausse ou incertaine.',
        hint: 'Chaque alerte a trois boutons : vraie, fausse, incertaine. Touches : V, F, I sur l’alerte choisie.',
        after:
          'Le registre au-dessus de la liste tient maintenant votre propre part de fausses alertes, avec son incertitude.',
        fact: {
          text: 'Pendant l’expérimentation de 2024, la SNCF a relevé 62 % de fausses alertes d’objets abandonnés. Causes citées : mobilier, reflets, flaques, lumières, poubelles ; des sans-abri pris pour des paquets.',
          source:
            'La Croix, 15 janvier 2025 ; poubelles et sans-abri : Next.ink, sur le rapport du comité du 14 janvier 2025',
        },
      },
      wrong: {
        title: 'Qu’est-ce qui n’allait pas ?',
        text: 'La personne à qui est la première valise est revenue. Qu’est-ce qui n’allait pas dans son alerte ?',
        choices: {
          'bad-measure': {
            label: 'La machine a mal mesuré',
            why: 'Non. La valise était là, et personne auprès, aussi longtemps que le dit la règle.',
          },
          'right-useless': {
            label: 'Elle a bien mesuré, et l’alerte était quand même pour rien',
            why: 'Oui. De meilleures caméras n’y changeraient rien : ce qui est demandé n’est pas ce qui est voulu.',
          },
          owner: {
            label: 'Elle aurait dû reconnaître le propriétaire',
            why: 'Il faudrait un portrait de quiconque pose quelque chose. C’est justement ce que le droit exclut, et Vigie ne le fait pas.',
          },
        },
        fact: {
          text: 'À la SNCF, on laisse jusqu’à 20 minutes au propriétaire avant d’appeler les démineurs ; 200 bagages délaissés par semaine étaient signalés en 2021.',
          source: 'numerique.sncf.com, consulté en novembre 2026',
        },
      },
      longer: {
        title: 'Prendre patience',
        text: 'Allongez le temps « Seul pendant » de la règle jusqu’à ce que la fausse alerte disparaisse. La session est rejouée aussitôt : rien n’est refilmé.',
        hint: 'Cliquez le nom de la règle à gauche de la chronologie ; sous « Pourquoi ? », changez « Seul pendant », par exemple pour 12 s, puis Entrée. La ligne au-dessus de l’image dit ce qui aurait changé.',
        after: 'Moins d’alertes. Regardez maintenant ce que devient l’autre.',
      },
      price: {
        title: 'À quel prix ?',
        text: 'Que coûte la patience pour la valise vraiment abandonnée ?',
        choices: {
          nothing: {
            label: 'Rien',
            why: 'Regardez « Et si ? » : l’alerte vient plus tard, ou pas du tout avant la fin de la scène.',
          },
          late: {
            label: 'Son alerte vient plus tard, ou pas du tout',
            why: 'Oui. Chaque seconde qui épargne un voyageur est une seconde de retard pour tous les autres. La leçon 8 trace cette courbe.',
          },
          more: {
            label: 'Davantage de fausses alertes',
            why: 'Non, la patience en fait moins ; le prix se paie ailleurs.',
          },
        },
      },
    },
  },
  fall: {
    title: 'La chute et la sieste',
    learn:
      'Quelqu’un tombe, quelqu’un d’autre se couche pour dormir. Le droit ne parle que du premier ; l’image montre la même chose.',
    goal: 'Voir que le droit nomme une histoire (une chute) et que la machine mesure une posture.',
    material: 'Vigie, une machine pour deux. Pas de caméra.',
    talk: [
      'Qui reste couché des heures dans une gare ? Que lui fait une alerte ?',
      'Un agent est envoyé chaque fois. La fausse alerte est-elle ici sans dommage, puisqu’on vient aider ?',
    ],
    keep: 'Être couché est une posture, une chute est une histoire. La machine voit la posture, et on lui demande l’histoire.',
    steps: {
      fall: {
        title: 'Quelqu’un tombe',
        text: 'Regardez jusqu’à la première alerte. La règle attend 3 secondes au sol.',
        hint: 'Si l’image est arrêtée, appuyez sur la barre d’espace.',
        after:
          'La boîte s’est perdue pendant la chute : les détecteurs connaissent les gens debout. Un second réseau, pour les postures, a retrouvé la personne.',
      },
      because: {
        title: 'Lire ce qu’elle a mesuré',
        text: 'Ouvrez l’alerte. Quelles lignes parlent de tomber, lesquelles d’être couché ?',
        hint: 'Cliquez le nom de l’alerte dans la liste à droite.',
        after:
          'L’angle du tronc, la hauteur des hanches et des épaules, l’immobilité : tout cela est être couché.',
      },
      nap: {
        title: 'Quelqu’un se couche',
        text: 'Continuez. Quelqu’un d’autre s’agenouille et se couche lentement, pour dormir. Attendez l’avis de la machine.',
        after: 'La même alerte, au même niveau.',
      },
      verdicts: {
        title: 'Juger les deux',
        text: 'Donnez votre verdict à chacune des deux alertes.',
        hint: 'Les boutons vraie, fausse, incertaine sous chaque alerte ; ou V, F, I sur celle qui est choisie.',
        after:
          'La scène elle-même ne compte la sieste ni pour ni contre : ce n’est pas une chute, et personne ne sait du dehors s’il faut aider.',
      },
      tell: {
        title: 'Qu’est-ce qui les distingue ?',
        text: 'Au moment de l’alerte, qu’est-ce qui distingue qui dort de qui est tombé ?',
        choices: {
          shape: {
            label: 'La forme du corps',
            why: 'Non : les deux sont couchés, et les nombres des deux alertes se recouvrent.',
          },
          still: { label: 'L’immobilité', why: 'Non. Qui dort ne bouge guère ; qui est blessé peut bouger.' },
          before: {
            label: 'Seulement ce qui précède',
            why: 'Oui : vite ou lentement. Il faut avoir vu quelqu’un debout, et la seconde même de la chute, dans une image prise peut-être quatre fois par seconde, ou cachée par un pilier.',
          },
        },
      },
      law: {
        title: 'Que dit le droit ?',
        text: 'Quel événement figure dans le décret ?',
        choices: {
          lying: { label: 'Une personne couchée au sol', why: 'Non : ce serait quiconque dort sur un banc.' },
          'after-fall': {
            label: 'Une personne au sol à la suite d’une chute',
            why: 'Oui. La chute fait partie des mots. Qu’un système puisse s’y tenir est une autre question.',
          },
          ill: { label: 'Une personne malade', why: 'Non ; aucune caméra de ce genre ne connaît la santé.' },
        },
        fact: {
          text: 'Le décret énumère huit événements, dont la présence d’une personne au sol à la suite d’une chute. Aucun avis du comité d’évaluation sur celui-ci n’a été trouvé.',
          source: 'décret n° 2023-828 du 28 août 2023 ; recherche dans la presse jusqu’en novembre 2026',
        },
      },
      longer: {
        title: 'Attendre plus ?',
        text: 'Allongez « Au sol pendant » et lisez ce que dit le rejeu : laquelle des deux alertes s’en va d’abord ?',
        hint: 'Cliquez le nom de la règle à gauche de la chronologie, mettez « Au sol pendant » à 8 s, puis Entrée.',
        after:
          'La patience ne distingue pas qui dort de qui est blessé. Elle perd d’abord celui que la machine perd de vue.',
      },
    },
  },
  ...furtherFr,
};
