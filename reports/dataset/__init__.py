"""Hold the results that reports are made from.

`all_results.AllResults` are those of all provinces, `province_results.ProvinceResults` of one;
`read_set.ReadSet` limits what a report reads; `annotations.Annotation` is a note on a year;
`names.component_name` names a component.
"""
