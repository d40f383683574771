// The query page: named queries into the editor (YASGUI where it was built, a text field where not).
"use strict";
const asked = decodeURIComponent(location.hash.slice(1));
if (asked) history.replaceState(null, "", location.pathname); // the editor would take it for a shared query
const known = JSON.parse(document.getElementById("examples").textContent);
const chosen = document.getElementById("example");
const field = document.getElementById("query");
let editor = null;
if (window.Yasgui) {
  window.Yasgui.defaults.requestConfig.endpoint = location.origin + "/sparql";
  window.Yasgui.defaults.copyEndpointOnNewTab = false;
  const yasgui = new window.Yasgui(document.getElementById("yasgui"), { endpointCatalogueOptions: { getData: () => [] } });
  editor = yasgui.getTab().yasqe;
  if (!editor.getValue().includes("stancegraph")) editor.setValue(known.prefixes + "SELECT * { ?s a kg:Statement ; kg:stance ?stance } LIMIT 20");
}
function show(name) {
  const query = known.queries.find((q) => q.name === name);
  if (!query) return;
  if (editor) editor.setValue(query.text);
  else if (field) field.value = query.text;
  chosen.value = name;
}
chosen.addEventListener("change", () => show(chosen.value));
show(asked);
