<#-- The list of what the distribution holds, by license-maven-plugin. Of several licences EPL-2.0 counts, where it is one of them:
     where it is beside BSD each may hold for a part, and EPL asks for more. -->
# What is inside

The jars in `lib/`, as their authors made them, and the licences under which they are handed on. The texts that a jar
brings are in its folder below `licenses/`. Where it brings none, its text is `LICENSE` for Apache-2.0, else the file in
`licenses/` with the name of the jar or of the licence. `bom.json` says the same to machines (CycloneDX).

| jar | version | licence |
| --- | --- | --- |
<#list dependencyMap as entry>
<#assign project = entry.getKey() licenses = entry.getValue()>
| ${project.artifactId} | ${project.version} | <#if licenses?seq_contains("EPL-2.0")>EPL-2.0<#else>${licenses?join(", ")}</#if> |
</#list>
