"""Style and script of ``diff.html``: everything stands in the page itself, nothing is fetched."""

from __future__ import annotations

from typing import Final

STYLE: Final = """
:root{color-scheme:light dark;--paper:#fff;--ink:#1a1a1a;--soft:#5c5c5c;--line:#cfcfcf;--tint:#eef2f9;
--gone:#b3261e;--gone-bg:#fdeceb;--come:#0b6b3a;--come-bg:#e6f4ec;--edit:#8a5200;--edit-bg:#fff3df;--same:#666;--same-bg:#f0f0f0;
--accent:#1f4e9c}
@media (prefers-color-scheme:dark){:root{--paper:#16181c;--ink:#e8e8e8;--soft:#a9adb5;--line:#3b3f47;--tint:#20252e;
--gone:#ff9a91;--gone-bg:#43201d;--come:#7fdca6;--come-bg:#163826;--edit:#ffc979;--edit-bg:#3d2e14;--same:#a9adb5;--same-bg:#2a2d33;
--accent:#8db4ff}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:72rem;padding:1rem 1.25rem 4rem;background:var(--paper);color:var(--ink);
font:16px/1.7 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.4rem;line-height:1.4;margin:.4rem 0}h2{font-size:1.1rem;margin:2rem 0 .6rem}
.lead{color:var(--soft);margin:.2rem 0 1rem}
.bar{position:sticky;top:0;z-index:1;background:var(--paper);padding:.6rem 0;border-bottom:1px solid var(--line)}
.kinds{display:flex;flex-wrap:wrap;gap:.4rem;margin:0 0 .5rem;padding:0;border:0}
.kinds label{display:inline-flex;align-items:center;gap:.3rem;border:1px solid var(--line);border-radius:1rem;
padding:.15rem .7rem;cursor:pointer;white-space:nowrap}
.kinds input{accent-color:var(--accent);margin:0}
.kinds label:focus-within{outline:2px solid var(--accent)}
.pick{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
select,button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.4rem;
padding:.3rem .6rem;max-width:100%;min-height:2.4rem}
select{flex:1 1 16rem;min-width:0}
#said{color:var(--soft);margin:.4rem 0 0}#said b{color:var(--ink)}
article{border:1px solid var(--line);border-left:.35rem solid var(--same);border-radius:.4rem;margin:.8rem 0 0;
padding:.7rem 1rem;break-inside:avoid}
main{display:flex;flex-direction:column}article.kept .wording{color:var(--soft)}
article.added{border-left-color:var(--come)}article.dropped{border-left-color:var(--gone)}
article.changed{border-left-color:var(--edit)}
article header{display:flex;flex-wrap:wrap;gap:.4rem .6rem;align-items:baseline}
.kind{font-weight:600;border-radius:.3rem;padding:0 .5rem;background:var(--edit-bg);color:var(--edit)}
.kind.added{background:var(--come-bg);color:var(--come)}.kind.dropped{background:var(--gone-bg);color:var(--gone)}
.kind.kept{background:var(--same-bg);color:var(--same)}
.no{color:var(--soft)}article h3{font-size:1rem;margin:0;flex:1 1 14rem}
.for{font-weight:600;color:var(--accent)}
.section{color:var(--soft);font-size:.9rem;margin:.15rem 0 0}
.wording{margin:.5rem 0}
dl{display:grid;grid-template-columns:5.8em 1fr;gap:.15rem .6rem;margin:.4rem 0 0;font-size:.94rem}
dt{color:var(--soft)}dd{margin:0}dd ul{margin:0;padding:0;list-style:none}
del{color:var(--gone);background:var(--gone-bg);text-decoration:line-through}
ins{color:var(--come);background:var(--come-bg);text-decoration:underline;text-underline-offset:.2em}
.roll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.94rem}
th,td{border:1px solid var(--line);padding:.25rem .5rem;text-align:left;vertical-align:top}
th{background:var(--tint);font-weight:600}td.n,th.n{text-align:right;white-space:nowrap;min-width:3.4em}
td.plus{color:var(--come);font-weight:600}td.minus{color:var(--gone);font-weight:600}
a{color:var(--accent)}
[hidden]{display:none!important}
.none{color:var(--soft);padding:1rem 0}
@media (max-width:40rem){body{padding:.6rem .7rem 3rem;font-size:17px}.bar{position:static}dl{grid-template-columns:1fr}
dt{margin-top:.3rem}article{padding:.6rem .7rem}table{font-size:.88rem}th,td{padding:.2rem .35rem}
td.n,th.n{min-width:2.3em}}
@media print{:root{--paper:#fff;--ink:#000;--soft:#444;--line:#999;--tint:#eee;--gone:#a00;--gone-bg:#fff;--come:#063;
--come-bg:#fff;--edit:#630;--edit-bg:#fff;--same:#444;--same-bg:#fff;--accent:#000}
body{max-width:none;padding:0;font-size:10.5pt;line-height:1.5}.bar .kinds,.pick button,.pick label,.jump{display:none}
.bar{position:static;border:0;padding:0}select{display:none}a{text-decoration:none}article{margin:.4rem 0 0}
table tr{break-inside:avoid}}
@page{size:A4;margin:16mm 14mm}
"""

SCRIPT: Final = """
(function(){
var words={added:"新增",dropped:"取消",changed:"变化",kept:"不变"};
var boxes=[].slice.call(document.querySelectorAll(".kinds input"));
var unit=document.getElementById("unit"),said=document.getElementById("said"),none=document.getElementById("none");
var cards=[].slice.call(document.querySelectorAll("article")).map(function(card){
var of={};(card.dataset.units||"").split(" ").forEach(function(entry){
if(entry){var p=entry.split(":");of[p[0]]=[p[1],p[2]];}});
return {card:card,kinds:card.dataset.kinds.split(" "),of:of,badge:card.querySelector(".for")};});
var all=false;
function apply(){
var chosen=boxes.filter(function(box){return box.checked;}).map(function(box){return box.value;});
var who=unit.value,shown=0,quiet=0,count={d:{},t:{}};
cards.forEach(function(one){
var role=who?one.of[who]:null;
var still=one.kinds[0]==="kept";
var fits=(chosen.length?one.kinds.some(function(kind){return chosen.indexOf(kind)>=0;}):all||who||!still)&&(!who||role);
if(still&&!fits&&!who){quiet++;}
one.card.hidden=!fits;if(fits){shown++;}
if(role){count[role[1]][role[0]]=(count[role[1]][role[0]]||0)+1;}
one.card.style.order=role?["added","dropped","changed","kept"].indexOf(role[0]):0;
one.badge.hidden=!role;
one.badge.textContent=role?"本单位："+words[role[0]]+(role[1]==="t"?"（经由集合称谓）":""):"";
});
function tell(c){return ["added","dropped","changed","kept"].filter(function(k){return c[k];}).map(function(k){
return words[k]+" "+c[k];}).join("，");}
said.textContent="";
if(who){var b=document.createElement("b");b.textContent=unit.options[unit.selectedIndex].dataset.name+"：";
said.appendChild(b);
var direct=tell(count.d),through=tell(count.t);
said.appendChild(document.createTextNode((direct?"直接点名 "+direct:"")+(direct&&through?"；":"")+
(through?"经由集合称谓 "+through:"")+"。"));}
said.appendChild(document.createTextNode("显示 "+shown+" 项，共 "+cards.length+" 项。"));
var names=boxes.filter(function(box){return box.checked;}).map(function(box){return box.parentNode.textContent;});
if(names.length){said.appendChild(document.createTextNode("只列："+names.join("、")+"。"));}
else if(quiet){said.appendChild(document.createTextNode(
"不变的 "+quiet+" 项没有列出，勾选“不变”或按“全部显示”可看。"));}
none.hidden=shown>0;
return chosen;
}
function turn(event){
all=event===true;
var chosen=apply(),who=unit.value;
var hash=[];if(all){hash.push("kind=all");}
if(chosen.length){hash.push("kind="+chosen.join(","));}if(who){hash.push("unit="+who);}
var next=hash.length?"#"+hash.join("&"):"";
if(next!==location.hash){try{history.replaceState(null,"",next||location.pathname+location.search);}catch(e){}}
}
function read(){
var kinds=[],who="";
location.hash.slice(1).split("&").forEach(function(part){var p=part.split("=");
if(p[0]==="kind"){kinds=decodeURIComponent(p[1]||"").split(",");}
if(p[0]==="unit"){who=decodeURIComponent(p[1]||"");}});
all=kinds.indexOf("all")>=0;
boxes.forEach(function(box){box.checked=kinds.indexOf(box.value)>=0;});
unit.value=who;if(unit.selectedIndex<0){unit.value="";}
apply();
}
boxes.forEach(function(box){box.addEventListener("change",turn);});
unit.addEventListener("change",turn);
document.getElementById("all").addEventListener("click",function(){
boxes.forEach(function(box){box.checked=false;});unit.value="";turn(true);});
[].forEach.call(document.querySelectorAll("a[data-unit]"),function(link){link.addEventListener("click",function(event){
event.preventDefault();unit.value=link.dataset.unit;turn();window.scrollTo(0,0);});});
window.addEventListener("hashchange",function(){if(location.hash!=="#units"){read();}});
read();
})();
"""
